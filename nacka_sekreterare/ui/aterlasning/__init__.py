"""Reading a protokoll back that was edited in Word."""
