"""NG001, set_grad_enabled(True) as a statement ends what set_grad_enabled(False) began."""
import torch


def compare_checkpoints(model, old_state, new_state, images):
    model.load_state_dict(old_state)
    model.eval()

    torch.set_grad_enabled(False)
    before = model(images)
    torch.set_grad_enabled(True)

    model.load_state_dict(new_state)
    after = model(images)  # NG001: 13
    changed = before.argmax(1) != after.argmax(1)
    print("changed", changed.sum().item(), "of", len(images))
    return changed.nonzero().flatten().tolist()
