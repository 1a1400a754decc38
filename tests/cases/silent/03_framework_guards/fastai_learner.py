"""Clause 3, fastai's Learner evaluates in eval mode without gradients: validate(), get_preds() and predict()."""
import pandas as pd
import torch
from fastai.vision.all import ImageDataLoaders, Resize, accuracy, aug_transforms, vision_learner
from torchvision.models import resnet34


def evaluate(learn, test_files, out_path):
    learn.model.eval()
    loss, rate = learn.validate()
    print(f"validation loss {loss:.4f}, accuracy {rate:.2%}")

    test_dl = learn.dls.test_dl(test_files)
    probabilities, _, classes = learn.get_preds(dl=test_dl, with_decoded=True)
    augmented, _ = learn.tta(dl=test_dl, n=4)
    agree = (probabilities.argmax(dim=1) == augmented.argmax(dim=1)).float().mean()
    print(f"agreement with test-time augmentation {agree.item():.2%}")

    names = [learn.dls.vocab[index] for index in classes]
    pd.DataFrame({"file": [file.name for file in test_files], "label": names}).to_csv(out_path, index=False)
    torch.save(probabilities, out_path.with_suffix(".pt"))


def predict_one(learn, path):
    name, index, probabilities = learn.predict(path)
    return name, probabilities[index].item()


def main(folder, test_files, out_path):
    dls = ImageDataLoaders.from_folder(folder, valid_pct=0.2, item_tfms=Resize(224), batch_tfms=aug_transforms())
    learn = vision_learner(dls, resnet34, metrics=accuracy)
    learn.fine_tune(5)
    evaluate(learn, test_files, out_path)
    print(predict_one(learn, test_files[0]))
