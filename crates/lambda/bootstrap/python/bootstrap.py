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

    # From Python 3.12 on the client asks for each event in a new thread, so that the main thread
    # hears SIGTERM while it waits. frazil freezes who waits and sends no SIGTERM; the thread would
    # double what an invocation costs.
    if hasattr(client, "LambdaConfigProvider"):
        client.LambdaConfigProvider.SUPPORTED_THREADPOLLING_ENVS = ()

    client.main([sys.argv[0], os.environ["_HANDLER"]])


if __name__ == "__main__":
    main()
