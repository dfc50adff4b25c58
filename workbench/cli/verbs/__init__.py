"""One module a verb, each with `run(told, talk)`; imported only when its verb is called, so that help is instant."""
