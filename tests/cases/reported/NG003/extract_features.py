"""NG003, an inference function by name: extract_features() writes what the backbone computes to a file."""
import h5py
import torch


def extract_features(backbone: torch.nn.Module, videos, device, path):
    with h5py.File(path, "w") as store:
        for name, frames in videos:
            clip = torch.from_numpy(frames).permute(3, 0, 1, 2).float().to(device)
            feature = backbone(clip.unsqueeze(0))  # NG003: 23
            store.create_dataset(name, data=feature.squeeze(0).detach().cpu().numpy())
            print(name, tuple(feature.shape))


def load_backbone(path: str, device: torch.device) -> torch.nn.Module:
    state = torch.load(path, map_location="cpu")
    network = torch.nn.Sequential(torch.nn.Conv3d(3, 64, 3), torch.nn.BatchNorm3d(64), torch.nn.ReLU())
    network.load_state_dict(state["backbone"])
    return network.to(device)
