"""Clause 2, static and class methods that run the network are called by a guarded class method only."""
import torch
from torchvision.transforms.functional import resize, to_tensor


class PlateReader:
    alphabet = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    net = None

    @classmethod
    def load(cls, path):
        cls.net = torch.jit.load(path, map_location="cpu")
        cls.net.eval()

    @staticmethod
    def _logits(net, crop):
        return net(resize(to_tensor(crop), [32, 128])[None])[0]

    @classmethod
    def _infer(cls, crop):
        best = cls._logits(cls.net, crop).argmax(dim=-1)
        return "".join(cls.alphabet[token] for token in best.unique_consecutive().tolist() if token)

    @classmethod
    @torch.no_grad()
    def read(cls, crop):
        if cls.net is None:
            raise RuntimeError("call PlateReader.load() first")
        return cls._infer(crop)


def plates(crops, path="plates.ts"):
    PlateReader.load(path)
    return [PlateReader.read(crop.convert("RGB")) for crop in crops]
