"""Clause 6, the interpreter of asteval: eval(text) and a call of the interpreter both run a formula over tensors."""
import torch
from asteval import Interpreter

FORMULAS = {"ndvi": "(nir - red) / (nir + red)", "water": "where(green > nir, 1.0, 0.0)"}


class BandMath:
    """Computes indices of a satellite picture from formulas that users wrote."""

    def __init__(self, bands):
        self.interpreter = Interpreter(symtable={"where": torch.where, **bands})
        self.interpreter.eval("epsilon = 1e-6")

    def evaluate(self, name):
        self.interpreter(f"result = {FORMULAS[name]}")
        return self.interpreter.symtable["result"].nan_to_num()

    def check(self, text):
        self.interpreter.eval(text, show_errors=False)
        return not self.interpreter.error


def evaluate_scene(path):
    nir, red, green = torch.rand(3, 256, 256)
    math = BandMath({"nir": nir, "red": red, "green": green})
    indices = {name: math.evaluate(name) for name in FORMULAS if math.check(FORMULAS[name])}
    torch.save(indices, path)
