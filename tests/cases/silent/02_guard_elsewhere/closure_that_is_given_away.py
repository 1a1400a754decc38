"""Silent: who gets a closure may guard its calls, if it gives results back with their graph."""

import torch


def feature_function(path: str):
    model = torch.load(path)
    model.eval()

    def features(images):
        return model(images)

    return features
