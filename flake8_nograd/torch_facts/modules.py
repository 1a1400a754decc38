"""Which names make, wrap or handle modules.

Sources: the reference pages of `torch.nn.Module`, `torch.nn`, `torchvision.models`, timm, transformers and diffusers.
"""

from __future__ import annotations

MODULE_BASES = frozenset(
    {
        "torch.nn.Module",
        "torch.nn.modules.Module",
        "torch.nn.modules.module.Module",
        "torch.nn.Sequential",
        "torch.nn.ModuleList",
        "torch.nn.ModuleDict",
        "torch.jit.ScriptModule",
        "pytorch_lightning.LightningModule",
        "lightning.LightningModule",
        "lightning.pytorch.LightningModule",
        "pytorch_lightning.core.LightningModule",
        "mmengine.model.BaseModule",
        "mmengine.model.BaseModel",
        "mmcv.runner.BaseModule",
        "transformers.PreTrainedModel",
        "transformers.modeling_utils.PreTrainedModel",
        "torch_geometric.nn.MessagePassing",
        "torch_geometric.nn.conv.MessagePassing",
        "speechbrain.nnet.containers.Sequential",
        "composer.models.ComposerModel",
        "torchvision.models.ResNet",
    }
)
"""Base classes of modules."""

PLAIN_BASES = frozenset(
    {"object", "abc.ABC", "ABC", "Exception", "typing.Generic", "typing.Protocol", "enum.Enum", "dict", "list",
     "unittest.TestCase", "torch.utils.data.Dataset", "torch.autograd.Function", "torch.utils.data.IterableDataset",
     "threading.Thread", "typing.NamedTuple", "ValueError", "torch.optim.Optimizer", "torch.utils.data.DataLoader",
     "torch.utils.data.Sampler", "str", "int", "tuple", "RuntimeError"}
)  # fmt: skip
"""Base classes that are no modules."""

PREPROCESSING = frozenset({"transform", "fit_transform", "inverse_transform"})
"""Methods of scikit-learn's encoders and scalers, and of what is made after them, that run no module."""

ANY_CALLABLE = "Callable"
"""The last part of the annotation that fits modules too: what is put in eval mode is one for all that."""

MODULE_ANNOTATIONS = frozenset({"Module", "LightningModule", "PreTrainedModel"})
"""Last parts of annotations that are modules'."""

OTHER_ANNOTATIONS = frozenset(
    {"Callable", "str", "int", "float", "Path", "DataLoader", "Dataset", "FunctionType", "ndarray", "DataFrame",
     "Namespace", "dict", "Dict", "Tensor", "bool", "device", "Optimizer",
     "type", "Type"}
)  # fmt: skip
"""Last parts of annotations that are no modules'."""

RUNTIMES = (
    "openvino.", "onnxruntime.", "tensorrt.", "coremltools.", "tflite_runtime.", "tritonclient.", "ctranslate2.",
    "faster_whisper.",
)  # fmt: skip
"""Libraries that run models without PyTorch; the sources are their Python references."""

NO_MODULES = (
    *RUNTIMES,
    "torch.optim.", "torch.utils.", "torch.nn.functional.", "torch.distributions.", "torch.Generator", "torch.device",
    "torch.cuda.", "torchvision.transforms.", "torchvision.datasets.", "torchaudio.transforms.", "torch.distributed.",
    "logging.", "argparse.",
)  # fmt: skip
"""What is built by names that begin so is no module."""

NO_MODULE_ENDINGS = (
    "Dataset", "Loader", "Optimizer", "Tokenizer", "Processor", "Config", "Scheduler", "Logger", "Writer", "Adam",
    "AdamW", "SGD", "RMSprop", "Parser", "Transform", "Compose", "Lock", "Timer", "Meter",
    "Tokenizer.from_pretrained", "TokenizerFast.from_pretrained", "Processor.from_pretrained",
    "Config.from_pretrained",
)  # fmt: skip
"""Nor is what is built by names that end so."""

MODULE_MAKERS: tuple[tuple[str, str], ...] = (
    ("torch.nn.functional.", "no"),
    ("torch.nn.init.", "no"),
    ("torch.nn.utils.", "no"),
    ("torch.nn.Parameter", "no"),
    ("torch.nn.ParameterList", "no"),
    ("torch.nn.DataParallel", "wrap"),
    ("torch.nn.parallel.", "wrap"),
    ("torch.nn.", "train"),
    ("torchvision.models.", "train"),
    ("torch_geometric.nn.models.", "train"),
    ("timm.create_model", "train"),
    ("timm.models.create_model", "train"),
    ("segmentation_models_pytorch.", "train"),
    ("torch.load", "unknown"),
    ("torch.jit.load", "unknown"),
    ("torch.hub.load", "unknown"),
    ("torch.jit.script", "wrap"),
    ("torch.jit.trace", "wrap"),
    ("torch.jit.optimize_for_inference", "wrap"),
    ("torch.jit.freeze", "wrap"),
    ("torch.compile", "wrap"),
    ("torch.optim.swa_utils.AveragedModel", "unknown"),
    ("copy.deepcopy", "copy"),
    ("copy.copy", "copy"),
    ("open_clip.create_model", "unknown"),
    ("clip.load", "unknown"),
)
"""Prefixes of canonical names, with the mode of the new module or what the call does with its argument.

The first match wins.
"""

WRAPPERS_WITH_FLAG = frozenset({"DataParallel", "DistributedDataParallel", "DDP", "FullyShardedDataParallel", "FSDP"})
"""Wrappers that are modules themselves, with a `.training` that is true at first, whatever is in them."""

WRAPPER_NAMES = frozenset(
    {"DataParallel", "DistributedDataParallel", "DDP", "FullyShardedDataParallel", "FSDP", "DataParallelWithCallback",
     "convert_sync_batchnorm", "convert_syncbn_model", "MMDataParallel", "MMDistributedDataParallel", "compile",
     "unwrap_model", "revert_sync_batchnorm", "to_device", "prepare_model", "de_parallel", "strip_ddp", "fully_shard",
     "convert_model"}
)  # fmt: skip
"""Last name parts of calls that give their first argument back, wrapped or moved."""

PREPARE_NAMES = frozenset({"prepare", "initialize", "setup", "setup_module", "setup_model"})
"""Methods of accelerators that give their arguments back, wrapped (`accelerator.prepare(model, optimizer)`)."""

PREPARE_FUNCTIONS = frozenset({"apex.amp.initialize"})
"""Functions that do."""

PREPARED_KEYWORDS = frozenset({"model", "models", "optimizer", "optimizers"})
"""What apex and accelerators give back of what they are given by keyword: `amp.initialize(models=net)`."""

PRETRAINED_ROOTS = ("transformers.", "diffusers.", "peft.", "timm.", "torch.nn.")
"""Libraries whose `from_pretrained` gives a module; elsewhere it may give anything that wraps one."""

PRETRAINED = frozenset({"from_pretrained"})
"""Constructors of transformers and diffusers that leave the model in eval mode (their reference pages say so)."""

PRETRAINED_NOT_MODELS = (
    "*Tokenizer*", "*Processor*", "*Config*", "*FeatureExtractor*", "*Scheduler*", "*Dataset*", "*GenerationConfig*"
)  # fmt: skip

PARAMETERLESS = frozenset(
    {"Softmax", "LogSoftmax", "Softmax2d", "Softmin", "Sigmoid", "LogSigmoid", "Tanh", "ReLU", "ReLU6", "LeakyReLU",
     "ELU", "GELU", "SELU", "SiLU", "Hardtanh", "Hardsigmoid", "Hardswish", "Softplus", "Identity", "Flatten",
     "Unflatten", "Upsample", "UpsamplingBilinear2d", "UpsamplingNearest2d", "PixelShuffle", "PixelUnshuffle",
     "MaxPool1d", "MaxPool2d", "MaxPool3d", "AvgPool1d", "AvgPool2d", "AvgPool3d", "AdaptiveAvgPool1d",
     "AdaptiveAvgPool2d", "AdaptiveAvgPool3d", "AdaptiveMaxPool1d", "AdaptiveMaxPool2d", "Fold", "Unfold",
     "ZeroPad2d", "ReflectionPad2d", "ReplicationPad2d", "ConstantPad2d", "CosineSimilarity", "PairwiseDistance",
     "Threshold", "MaxUnpool2d", "CircularPad2d", "ZeroPad1d", "ChannelShuffle", "GLU", "Hardshrink", "Softshrink",
     "Tanhshrink", "Softsign", "Mish", "CELU"}
)  # fmt: skip
"""Layers of `torch.nn` without parameters and without a mode worth setting."""

NO_PARAMETERS = PARAMETERLESS | frozenset(
    {"Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout", "RReLU", "InstanceNorm1d",
     "InstanceNorm2d", "InstanceNorm3d", "LPPool1d", "LPPool2d", "FractionalMaxPool2d", "LocalResponseNorm",
     "CrossMapLRN2d"}
)  # fmt: skip
"""Layers of `torch.nn` that have no parameters, as they are by default, though some have a mode."""

PLAIN_ROOTS = frozenset({"math", "numpy", "os", "json", "re", "random", "collections", "time", "pathlib", "itertools"})
"""Top-level modules whose functions make no modules."""

SINGLE_WEIGHTS = frozenset({"torch.nn.Embedding", "torch.nn.EmbeddingBag"})
"""Layers whose only parameter is `weight`."""

LOSS_ENDINGS = ("Loss", "Criterion", "loss", "criterion")
LOSS_NAMES = (
    "criterion", "*_criterion", "criterion_*", "criteria", "crit", "*loss*", "*Loss*", "loss_fn", "objective",
    "metric", "*_metric", "*_metrics", "metrics", "lpips*", "ssim*", "psnr*", "fid*",
)  # fmt: skip
"""Names of losses and metrics: they have no mode worth setting."""

MODE_DEPENDENT = frozenset(
    {"Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout", "BatchNorm1d",
     "BatchNorm2d", "BatchNorm3d", "SyncBatchNorm", "LazyBatchNorm1d", "LazyBatchNorm2d", "LazyBatchNorm3d",
     "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d", "RReLU", "DropPath", "TransformerEncoderLayer",
     "TransformerDecoderLayer", "Transformer", "MultiheadAttention", "DropBlock2d"}
)  # fmt: skip
"""Layers that behave otherwise in train mode than in eval mode."""

BOOKKEEPING_SELF = frozenset(
    {"to", "cuda", "cpu", "float", "double", "half", "bfloat16", "type", "requires_grad_", "apply", "xpu", "ipu",
     "to_empty", "share_memory", "to_bettertransformer", "compile", "fuse", "eval", "train", "npu", "mps", "unwrap",
     "set_output"}
)  # fmt: skip
"""Methods of `nn.Module` that return the module itself."""

BOOKKEEPING = BOOKKEEPING_SELF | frozenset(
    {"state_dict", "load_state_dict", "parameters", "named_parameters", "buffers", "named_buffers", "children",
     "named_children", "modules", "named_modules", "zero_grad", "add_module", "register_module", "register_buffer",
     "register_parameter", "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
     "register_backward_hook", "extra_repr", "get_submodule", "get_parameter", "get_buffer", "save_pretrained",
     "push_to_hub", "resize_token_embeddings", "get_input_embeddings", "set_input_embeddings",
     "get_output_embeddings", "gradient_checkpointing_enable", "gradient_checkpointing_disable",
     "print_trainable_parameters", "save", "named_steps", "num_parameters", "tie_weights", "init_weights", "no_sync",
     "items", "keys", "values", "append", "extend", "insert", "pop", "get", "update", "load", "save_weights",
     "load_weights", "freeze", "unfreeze", "register_full_backward_pre_hook", "__repr__", "size", "dim",
     "reset_parameters", "init_hidden", "load_from_checkpoint"}
)  # fmt: skip
"""Methods that run no forward pass: `nn.Module`'s own and those that modules conventionally add."""

ELEMENTS = frozenset({"modules", "children", "named_modules", "named_children"})
"""Methods that yield sub-modules; a switch on one of them does not change the model's own mode."""

WITH_ITSELF = frozenset({"modules", "named_modules"})
"""Those that yield the module itself first."""

MODE_FUNCTIONS = frozenset({"torch.nn.Module.eval", "torch.nn.Module.train"})
"""The switches as functions of the class, which get the module as their first argument."""

CONTAINERS = frozenset({"Sequential", "ModuleList", "ModuleDict"})
"""Modules made of the modules that they are given."""

BACKWARD_HOOKS = frozenset({"register_full_backward_hook", "register_backward_hook", "register_full_backward_pre_hook"})

OF_MODULES_ONLY = frozenset(
    {"parameters", "named_parameters", "children", "named_children", "modules", "named_modules"}
)
"""Methods that hardly anything but a module has: whatever has one of them called is a module."""

CALLED_BY_THE_OBJECT = frozenset({"forward", "__call__"})
"""Methods that run where an object is called like a function, as losses are."""

FORWARD = CALLED_BY_THE_OBJECT | {""}
"""The method that a call of a module runs, under the names that such a call may give it."""

FORWARD_METHODS: tuple[str, ...] = (
    "forward", "__call__", "forward_*", "encode", "encode_*", "decode", "decode_*", "extract_features",
    "extract_feat*", "get_image_features", "get_text_features", "reconstruct", "embed", "get_embedding*", "sample",
    "features", "logits", "get_features", "embed_*", "get_feature*", "extract_*",
)  # fmt: skip
"""Methods of an unseen module that conventionally run it.

Not those that are inference by name (`predict`, `infer`): whether such a method guards itself cannot be told from it.
"""

FORWARD_BUT_NOT = ("forward_on_",)
"""Beginnings of names that look like forward passes, and are inference that guards itself (AllenNLP)."""

CODEC_METHODS = frozenset(
    {("decoder", "decode"), ("encoder", "encode"), ("tokenizer", "encode"), ("tokenizer", "decode"),
     ("codec", "decode"), ("codec", "encode"), ("label_encoder", "encode"), ("vocab", "encode"), ("vocab", "decode")}
)  # fmt: skip
"""(name of the object, method): text decoders and tokenizers have them as often as modules."""

FREEZING = {"freeze": True, "unfreeze": False}
"""Methods of Lightning modules and others like them that freeze all parameters, or undo that."""

SELF_GUARDED_METHODS = frozenset({"generate", "p_sample_loop", "ddim_sample", "transcribe", "synthesize"})
"""Methods that libraries run without gradients themselves (transformers' `generate` is decorated with `no_grad`)."""

SELF_GUARDED_MAKERS = (
    "transformers.pipeline", "transformers.pipelines.pipeline", "transformers.*Pipeline", "diffusers.*Pipeline*",
    "ultralytics.*", "flair.*", "whisper.load_model", "easyocr.*", "stanza.*", "spacy.*", "paddleocr.*",
    "faster_whisper.*", "sklearn.*", "xgboost.*", "lightgbm.*", "keras.*", "tensorflow.*", "onnxruntime.*",
    "insightface.*", "mmdet.apis.*", "mmseg.apis.*", "stable_baselines3.*", "gensim.*", "catboost.*", "cv2.*",
    "mediapipe.*", "vllm.*", "llama_cpp.*", "openai.*", "tensorrt.*", "openvino.*", "ctranslate2.*", "pandas.*",
    "numpy.*", "joblib.*", "scipy.*", "jax.*", "flax.*", "paddle.*", "mindspore.*", "mxnet.*", "pickle.*",
    "autogluon.*", "pytorch_tabnet.*.TabNet*er", "pytorch_tabnet.*.TabNet*or", "skorch.*", "ignite.*",
    "*.SentenceTransformer", "speechbrain.pretrained.*", "speechbrain.inference.*", "espnet2.bin.*", "whisper.*",
    "*.Whisper", "*.YOLO", "torch.hub.load.*yolov[357]*", "resemblyzer.*", "pyannote.audio.*",
    "sentence_transformers.*",
)  # fmt: skip
"""What is built by these either guards itself or is no PyTorch module.

`torch.hub.load` is followed by the repository and the entry: the `hubconf.py` of YOLOv3, v5 and v7 puts the detector
into an `AutoShape`, whose `forward` is decorated.
"""

HUB_GUARDS = frozenset({"autoshape"})
"""Arguments of entries of a hub that leave that away if they are false."""

NOT_FORWARD_TAKERS: tuple[str, ...] = (
    "torch.onnx.*", "torch.jit.*", "torchsummary.*", "torchinfo.*", "thop.*", "fvcore.*", "ptflops.*", "torchviz.*",
    "torch.fx.*", "torch.export.*",
)  # fmt: skip
"""Functions that take a model and run it for their own ends: no forward pass of ours."""
