"""The documentation: a project of Oeuvre's own, what makes its reference from the code, and what draws its pictures."""
