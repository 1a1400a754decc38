# path: tests/conftest.py
"""Clause 5, fixtures in conftest.py: they put models in eval mode and compute the outputs that tests compare with."""
import pytest
import torch

from project.models import build_tagger


@pytest.fixture(scope="session")
def tagger():
    model = build_tagger(vocabulary=500, tags=17)
    model.eval()
    return model


@pytest.fixture
def sentences():
    generator = torch.Generator().manual_seed(5)
    return torch.randint(1, 500, (4, 12), generator=generator)


@pytest.fixture
def expected_logits(tagger, sentences):
    return tagger(sentences)


@pytest.fixture(params=["cpu", "cuda"])
def scores_by_device(request, sentences):
    if request.param == "cuda" and not torch.cuda.is_available():
        pytest.skip("no GPU here")
    model = build_tagger(vocabulary=500, tags=17).to(request.param)
    model.eval()
    yield model(sentences.to(request.param)).softmax(dim=-1)
    torch.cuda.empty_cache()
