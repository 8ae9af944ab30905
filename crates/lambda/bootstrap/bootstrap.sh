#!/bin/sh
# Starts a runtime, given as arguments, through the program that AWS_LAMBDA_EXEC_WRAPPER names.
wrapper="$AWS_LAMBDA_EXEC_WRAPPER"
if [ -n "$wrapper" ]; then
    if [ ! -f "$wrapper" ]; then
        echo "$wrapper: does not exist"
        exit 127
    elif [ ! -x "$wrapper" ]; then
        echo "$wrapper: is not an executable"
        exit 126
    fi
    exec "$wrapper" "$@"
fi
exec "$@"
