"""One plain function per thing a person asks for, and the desk, the one door for changes."""
