//! The sandbox's spawner as a program of its own, for tests.

fn main() -> std::process::ExitCode {
    frazil_sandbox::spawner_main()
}
