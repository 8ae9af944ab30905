"""`frazil_adapter.handler.lambda_handler` is the function's handler.

Importing it imports the application: in the init phase of an environment, after the stage's variables have been set.
"""

from frazil_adapter.start import start

lambda_handler = start()
