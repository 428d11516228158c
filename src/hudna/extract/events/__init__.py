"""What makes an event of a trigger: type, parts, status, condition, time, place."""
