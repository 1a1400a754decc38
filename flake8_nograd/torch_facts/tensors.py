"""What functions and methods do to a value's graph.

Source: the PyTorch reference of `torch.Tensor`, `torch.autograd` and `torch.func`.
"""

from __future__ import annotations

DETACHING_METHODS = frozenset(
    {"detach", "detach_", "item", "numpy", "tolist", "argmax", "argmin", "argsort", "eq", "ne", "gt", "lt", "ge",
     "le", "multinomial", "count_nonzero", "bincount",
     "long", "int", "bool", "byte", "size", "dim", "numel", "isnan", "isinf", "nonzero", "sign", "round",
     "startswith", "decode", "equal", "all", "any", "nelement", "type_as_np"}
)  # fmt: skip
"""Methods whose result carries no gradient back."""

WITH_INDICES = frozenset({"max", "min", "topk", "sort", "median", "kthvalue", "mode", "cummax", "cummin"})
"""Methods that, given a dimension, return values and their indices."""

CUTTING_METHODS = frozenset({"detach", "detach_", "numpy"})
"""Methods that are called to be rid of the graph."""

GRAPH_ATTRIBUTES = frozenset({"grad_fn"})
"""Attributes of a tensor that are its graph: who reads them wants one (to draw it, or to walk over it)."""

DETACHING_ATTRIBUTES = frozenset(
    {"indices", "data", "shape", "device", "dtype", "grad_fn", "requires_grad", "is_cuda", "ndim", "is_leaf"}
)
"""Attributes that carry no gradient back."""

CUTTING_ATTRIBUTES = frozenset({"data"})
"""Attributes that are read to be rid of the graph, as everybody did before PyTorch 0.4."""

DETACHING_FUNCTIONS = frozenset(
    {"float", "int", "bool", "str", "len", "print", "isinstance", "torch.argmax", "torch.argmin", "torch.argsort",
     "torch.multinomial", "torch.bucketize", "torch.searchsorted", "torch.bincount", "torch.histc", "torch.nonzero",
     "torch.randint_like", "torch.count_nonzero", "torch.ne", "torch.le", "torch.lt", "torch.eq", "torch.ge",
     "torch.gt", "torch.isnan", "torch.isfinite", "torch.isinf", "torch.is_tensor",
     "torch.save", "torch.zeros_like", "torch.ones_like", "torch.empty_like", "torch.rand_like", "torch.randn_like",
     "torch.full_like", "torch.tensor", "type", "hasattr", "id", "repr"}
)  # fmt: skip

DETACHING_ROOTS = ("numpy.", "sklearn.", "scipy.", "pandas.", "cv2.", "PIL.", "matplotlib.", "logging.", "json.")
"""Libraries whose results are no tensors of ours."""

LEAF_MAKERS = frozenset(
    {"torch.randn", "torch.rand", "torch.zeros", "torch.ones", "torch.empty", "torch.randint", "torch.full",
     "torch.arange", "torch.linspace", "torch.tensor", "torch.eye", "torch.normal", "torch.randperm",
     "torch.randn_like", "torch.rand_like", "torch.zeros_like", "torch.ones_like", "torch.FloatTensor",
     "torch.LongTensor", "torch.Tensor", "torch.IntTensor", "torch.as_tensor", "torch.randint_like",
     "numpy.random.randn", "numpy.random.rand", "numpy.random.randint", "numpy.random.random", "numpy.random.uniform",
     "numpy.random.normal", "numpy.zeros", "numpy.ones", "torch.cuda.FloatTensor", "torch.cuda.LongTensor"}
)  # fmt: skip
"""Makers of random or constant tensors."""

FROM_SIZES = frozenset(
    {"torch.randn", "torch.rand", "torch.zeros", "torch.ones", "torch.empty", "torch.randint", "numpy.random.randn",
     "numpy.random.rand", "numpy.random.randint", "numpy.zeros", "numpy.ones"}
)  # fmt: skip
"""Those that are given sizes and limits only: wherever these come from, nothing of it is in the tensor."""

FROM_DATA = frozenset(
    {"torch.tensor", "torch.as_tensor", "torch.Tensor", "torch.FloatTensor", "torch.LongTensor", "torch.IntTensor",
     "torch.cuda.FloatTensor", "torch.cuda.LongTensor"}
)  # fmt: skip
"""Those that make a tensor of what they are given, which may be data."""

ITEMS_WITHOUT_GRAPH = frozenset({"labels"})
"""Keys of integer tensors in the outputs of models: what the detectors of torchvision find (their reference)."""

RANDOM_METHODS = frozenset({"randn", "rand", "randint", "standard_normal"})
"""Methods by which generators and descriptions of data draw some: `rng.standard_normal(3)`, `irreps.randn(5, -1)`."""

KEEPS_RANDOM = frozenset(
    {"to", "cuda", "cpu", "float", "double", "half", "long", "view", "reshape", "unsqueeze", "squeeze", "permute",
     "transpose", "repeat", "expand", "contiguous", "requires_grad_", "type", "fill_", "normal_", "uniform_",
     "random_", "zero_", "clone", "flatten", "astype"}
)  # fmt: skip

DIFFERENTIATORS = frozenset(
    {"torch.autograd.grad", "torch.autograd.backward", "torch.autograd.gradcheck", "torch.autograd.gradgradcheck",
     "torch.autograd.functional.jacobian", "torch.autograd.functional.hessian", "torch.autograd.functional.vjp",
     "torch.autograd.functional.jvp", "torch.autograd.functional.hvp", "torch.autograd.functional.vhp"}
)  # fmt: skip
"""Functions of PyTorch that compute gradients."""

DIFFERENTIATOR_ROOTS = (
    "torch.func.", "functorch.", "torch.autograd.functional.", "captum.", "torchattacks.", "foolbox.", "higher.",
    "learn2learn.", "pytorch_grad_cam.", "backpack.", "art.attacks.", "advertorch.",
)  # fmt: skip
"""Libraries that compute gradients of what they are given."""

SCALING_METHODS = frozenset({"scale", "scale_loss", "unscale_loss"})
"""Methods of gradient scalers (`torch.amp.GradScaler`) that give a loss back."""

CALLING_AT_ONCE = frozenset({"map", "apply", "filter", "map_partitions", "starmap", "imap", "reduce"})
"""Methods that run a function over their items there and then: of Hugging Face's datasets, of pandas, of pools."""

BACKWARD_METHODS = frozenset({"backward", "manual_backward", "retain_grad", "register_hook"})
"""Methods that use the gradients of their object or argument."""

NEEDING_GRAPH = frozenset({"register_hook", "retain_grad"})
"""Those that raise if their object has no graph."""

DATA_ROOTS = ("torch.utils.data.", "torchvision.datasets.")
DATA_ENDINGS = ("DataLoader", "Dataset", "Subset")
"""Makers of datasets and loaders."""

FILLED_ENDINGS = ("DataLoader",)
"""Who makes a loader has something to load: its random sampler even refuses an empty dataset (`RandomSampler`)."""
