"""NG001, enable_grad ends the guard inside its block: the pass records although a no_grad stands further out."""
import torch


def profile_layers(model, loader, recorder):
    model.eval()
    timings = []
    with torch.no_grad():
        for images, _ in loader:
            warm = model(images)
            recorder.note("shape", tuple(warm.shape))
            with torch.enable_grad():
                recorder.start()
                scores = model(images)  # NG001: 26
                timings.append(recorder.stop())
            recorder.note("top", scores.argmax(dim=1).tolist())
    return sum(timings) / len(timings)
