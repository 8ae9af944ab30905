use serde_json::json;

use super::*;

#[test]
fn provided_starts_the_bootstrap_of_the_package() {
    // a runtime in shell: one event, no loop
    let bootstrap = "#!/bin/bash
exec 3<>\"/dev/tcp/${AWS_LAMBDA_RUNTIME_API%:*}/${AWS_LAMBDA_RUNTIME_API##*:}\"
printf 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\nhost: api\\r\\n\\r\\n' >&3
while read -r line <&3 && [ \"$line\" != $'\\r' ]; do
    case \"${line,,}\" in lambda-runtime-aws-request-id:*) id=\"${line#*: }\"; id=\"${id%$'\\r'}\" ;; esac
done
body=\"\\\"${AWS_EXECUTION_ENV-none} $PWD $0\\\"\"
printf 'POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\\r\\nhost: api\\r\\ncontent-length: %s\\r\\n\\r\\n%s' \"$id\" \"${#body}\" \"$body\" >&3
read -r line <&3
exit 7
";
    for runtime in ["provided.al2023", "provided.al2"] {
        let run = Stage::new(runtime, "any")
            .file("bootstrap", bootstrap)
            .run();
        assert_eq!(
            run.bodies(),
            [json!("none /var/task /var/task/bootstrap")],
            "{run:#?}"
        );
        assert_eq!(run.exit, Some(frazil_sandbox::Exit::Code(7)));
    }
}

#[test]
fn provided_without_bootstrap_never_runs() {
    let run = Stage::new("provided.al2023", "any").run();
    assert_eq!(run.exit, Some(frazil_sandbox::Exit::NotStarted(2)));
}

#[test]
fn provided_runs_a_function_of_awss_rust_crate() {
    let stage =
        Stage::new("provided.al2023", "any").file("bootstrap", crate::world::rust_function());
    let run = stage
        .variable("COLOR", "blue")
        .events([event("{}"), event("{}")])
        .run();
    let answer = json!({"code": 0, "color": "blue", "memory": 256});
    assert_eq!(run.bodies(), [answer.clone(), answer], "{run:#?}");
    assert_eq!(run.stdout, "hello from the log\nhello from the log\n");
}
