"""NG001: a closure that is given away, but what it gives back has no graph: nobody needs one."""

import torch


def feature_function(path: str):
    model = torch.load(path)
    model.eval()

    def features(images):
        return model(images).detach().cpu()  # NG001: 16 'model.eval()'

    return features


def features_of(path: str, images):
    model = torch.load(path)
    model.eval()

    def features():
        return model(images)  # NG001: 16 'model.eval()'

    return features()
