"""NG007, a guard round nothing: it holds the loading of the weights only, and the forward pass comes later."""
import torch

from project.models import build_model


class Matcher:
    def __init__(self, checkpoint):
        self.checkpoint = checkpoint

    def match(self, left, right):
        model = build_model("loftr")
        with torch.inference_mode():  # NG007: 14
            state = torch.load(self.checkpoint, map_location="cpu")
            model.load_state_dict(state["model"])
        model.eval()
        scores = model(left[None], right[None])  # NG001: 18
        return (scores[0] > 0.2).nonzero().tolist()
