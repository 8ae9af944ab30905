"""Starts AWS's runtime client as AWS's own bootstrap does: paths first, then the client."""

import os
import sys


def main():
    task_root = os.environ["LAMBDA_TASK_ROOT"]
    version = "python{}.{}".format(*sys.version_info)
    layers = ["/opt/python/lib/{}/site-packages".format(version), "/opt/python"]
    if "PYTHONPATH" not in os.environ:
        sys.path[0:0] = layers
        # for the processes that the function starts
        os.environ["PYTHONPATH"] = os.environ["LAMBDA_RUNTIME_DIR"]
    sys.path.insert(0, task_root)

    import site

    for directory in layers:
        site.addsitedir(directory)

    import awslambdaric.__main__ as client

    if hasattr(client, "LambdaConfigProvider"):
        wait_in_the_main_thread(client.LambdaConfigProvider)

    client.main([sys.argv[0], os.environ["_HANDLER"]])


def wait_in_the_main_thread(provider):
    """From Python 3.12 on the client asks for each event in a new thread, so that the main thread
    hears SIGTERM while it waits. That doubles what an invocation costs, so here only functions do
    it that handle SIGTERM; the others would not hear it anyway."""
    environments = provider.SUPPORTED_THREADPOLLING_ENVS
    provider.SUPPORTED_THREADPOLLING_ENVS = ()
    if os.environ.get("AWS_EXECUTION_ENV") not in environments:
        return

    import signal
    from awslambdaric.lambda_runtime_client import LambdaRuntimeClient

    wait = LambdaRuntimeClient.wait_next_invocation

    def wait_next_invocation(self):
        is_handled = callable(signal.getsignal(signal.SIGTERM))
        if is_handled and not self.use_thread_for_polling_next:
            from concurrent.futures import ThreadPoolExecutor

            self.ThreadPoolExecutor = ThreadPoolExecutor
            self.use_thread_for_polling_next = True
        return wait(self)

    LambdaRuntimeClient.wait_next_invocation = wait_next_invocation


if __name__ == "__main__":
    main()
