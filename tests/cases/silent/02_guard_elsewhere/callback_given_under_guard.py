"""Clause 2, a closure is given as a callback to a library function that is called under the guard."""
import torch
from monai.data import decollate_batch
from monai.inferers import sliding_window_inference
from monai.metrics import DiceMetric
from monai.transforms import AsDiscrete


def evaluate_volumes(net, val_loader, roi=(96, 96, 96), classes=14, device="cuda"):
    net.eval()
    to_onehot = AsDiscrete(to_onehot=classes)
    to_guess = AsDiscrete(argmax=True, to_onehot=classes)
    dice = DiceMetric(include_background=False, reduction="mean")

    def predictor(patches):
        # The network is deeply supervised: the first of its outputs has the full resolution.
        finest, *_ = net(patches)
        return finest

    with torch.no_grad():
        for batch in val_loader:
            volume, label = batch["image"].to(device), batch["label"].to(device)
            logits = sliding_window_inference(volume, roi, 4, predictor, overlap=0.5)
            guesses = [to_guess(item) for item in decollate_batch(logits)]
            truths = [to_onehot(item) for item in decollate_batch(label)]
            dice(y_pred=guesses, y=truths)
    return dice.aggregate().item()
