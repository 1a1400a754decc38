"""NG007, with self.net.eval(): nested in a guard, in a method."""
import torch


class FeatureCache:
    def __init__(self, net, folder):
        self.net = net
        self.folder = folder

    @torch.inference_mode()
    def fill(self, clips):
        with self.net.eval():  # NG007: 14
            for name, clip in clips:
                torch.save(self.net(clip[None]).squeeze(0), f"{self.folder}/{name}.pt")

    def read(self, name):
        return torch.load(f"{self.folder}/{name}.pt")
