# path: project/tools/evaluate_distance.py
"""NG003, a script's function builds its own net and feeds it what it reads: no smoke test, and reported once, there."""

import sys

import numpy as np
import soundfile
import torch
from torch import nn


class Frontend(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv1d(1, 8, 400)

    def forward(self, x: torch.Tensor, size: torch.Tensor) -> torch.Tensor:
        return self.conv(x[:, None]).sum(2) / size


def main() -> None:
    frontend = Frontend()
    frontend.to("cuda")
    for path in sys.argv[1:]:
        samples, _ = soundfile.read(path)
        samples = np.pad(samples, (0, 400))
        wave = torch.FloatTensor(samples).unsqueeze(0).to("cuda")
        code = frontend(wave, torch.LongTensor([wave.shape[1]]))  # NG003: 16 'in the inference function'
        print(path, code.detach().cpu().numpy()[0])


if __name__ == "__main__":
    main()
