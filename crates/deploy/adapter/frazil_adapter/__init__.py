"""Runs a WSGI application inside a Lambda function."""
