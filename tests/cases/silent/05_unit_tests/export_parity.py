# path: tests/test_export.py
"""Clause 5, tests compare an exported network with the one in eval mode, whose outputs record a graph all the while."""
import numpy as np
import onnxruntime
import torch

from project.models import KeywordSpotter


def exported(model, example, path):
    torch.onnx.export(model, example, str(path), input_names=["audio"], dynamic_axes={"audio": {0: "batch"}})
    return onnxruntime.InferenceSession(str(path))


def test_onnx_gives_the_same_scores(tmp_path):
    model = KeywordSpotter(keywords=12)
    model.eval()
    audio = torch.randn(3, 1, 16000)
    session = exported(model, audio, tmp_path / "spotter.onnx")
    wanted = model(audio).detach().numpy()
    actual = session.run(None, {"audio": audio.numpy()})[0]
    np.testing.assert_allclose(actual, wanted, atol=1e-4)


def test_traced_and_scripted_modules_agree():
    model = KeywordSpotter(keywords=12).eval()
    audio = torch.randn(2, 1, 16000)
    traced = torch.jit.trace(model, audio)
    scripted = torch.jit.script(model)
    for length in (8000, 16000, 24000):
        clip = torch.randn(1, 1, length)
        torch.testing.assert_close(traced(clip), scripted(clip))
    torch.testing.assert_close(traced(audio), model(audio))
