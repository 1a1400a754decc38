"""NG001, eval in a helper that returns the model: what load_model() gives back is in eval mode."""
import sys

import cv2
import torch

from models.crnn import CRNN


def load_model(path, device):
    model = CRNN(32, 1, 37, 256)
    state = torch.load(path, map_location=device)
    model.load_state_dict({k.replace("module.", ""): v for k, v in state.items()})
    model.to(device)
    model.eval()
    return model


def read_line(image_path, checkpoint):
    device = torch.device("cpu")
    crnn = load_model(checkpoint, device)
    gray = cv2.imread(image_path, cv2.IMREAD_GRAYSCALE)
    tensor = torch.from_numpy(gray).float().div(255)[None, None]
    logits = crnn(tensor)  # NG001: 14
    return logits.argmax(2).flatten().tolist()


if __name__ == "__main__":
    print(read_line(sys.argv[1], sys.argv[2]))
