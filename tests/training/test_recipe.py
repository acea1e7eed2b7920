"""The whole chain from ten sentences to a model that reads: train, export, load.

The encoder is a tiny one with random weights, so what the model says is nonsense; that it says anything shows that
training, export and reading agree with each other.
"""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

REASON = "training needs `pip install -e '.[train]'`"
torch = pytest.importorskip("torch", reason=REASON)
for module in ("onnx", "safetensors", "lemminflect"):
    pytest.importorskip(module, reason=REASON)

from safetensors.torch import save_file  # noqa: E402
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # noqa: E402

from parley.marks.nlp import load_model  # noqa: E402
from training.export import export  # noqa: E402
from training.train import RECIPE, train  # noqa: E402

pytestmark = pytest.mark.slow

TREES = Path(__file__).with_name("ten_sentences.conllu")
WIDTH, LAYERS, PLACES = 16, 4, 512
CROSSNER = "Anna\tB-politician\nBerger\tI-politician\nled\tO\nRuritania\tB-country\n.\tO\n"
UNER = "# sent_id = a-1\n1\tThe\tO\t-\t-\n2\tHarbour\tB-ORG\t-\t-\n3\tFront\tI-ORG\t-\t-\n4\tleft\tO\t-\t-\n"

PHASE = {"epochs": 1, "rate_encoder": 1e-4, "rate_heads": 1e-3}
RECIPE_OF_TEN = {
    "name": "ten",
    "seed": 7,
    "pieces_per_window": 160,
    "windows_per_batch": 8,
    "warmup": 0.06,
    "weight_decay": 0.01,
    "clip": 2.0,
    "single_sentence": 0.1,
    "phases": [PHASE],
    "trees": [{"path": "train.conllu"}],
    "entities": [{"path": "politics.txt"}, {"path": "named.iob2"}],
    "dev": [{"path": "dev.conllu"}],
}


def write_data(folder):
    """The files that the recipe names."""
    folder.mkdir()
    shutil.copy(TREES, folder / "train.conllu")
    shutil.copy(TREES, folder / "dev.conllu")
    (folder / "politics.txt").write_text(CROSSNER, encoding="utf-8")
    (folder / "named.iob2").write_text(UNER, encoding="utf-8")
    return folder


def write_encoder(folder):
    """A BERT with four narrow layers, random weights and letters for word pieces."""
    folder.mkdir()
    signs = "abcdefghijklmnopqrstuvwxyz0123456789.,'\""
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *signs, *(f"##{sign}" for sign in signs)]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    sizes = {
        "vocab_size": len(pieces),
        "hidden_size": WIDTH,
        "intermediate_size": 2 * WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 2,
        "max_position_embeddings": PLACES,
    }
    (folder / "config.json").write_text(json.dumps(sizes), encoding="utf-8")
    torch.manual_seed(1)
    shapes = dict(weights_of_bert(len(pieces)))
    save_file({name: torch.randn(shape) * 0.1 for name, shape in shapes.items()}, folder / "model.safetensors")
    return folder


def weights_of_bert(pieces):
    """Names and shapes of the weights, as BERT's published files have them."""
    yield "embeddings.word_embeddings.weight", (pieces, WIDTH)
    yield "embeddings.position_embeddings.weight", (PLACES, WIDTH)
    yield "embeddings.token_type_embeddings.weight", (2, WIDTH)
    layers = {"attention.output.dense": (WIDTH, WIDTH), "intermediate.dense": (2 * WIDTH, WIDTH)}
    layers |= {f"attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
    layers |= {"output.dense": (WIDTH, 2 * WIDTH)}
    layers |= {f"{part}.LayerNorm": (WIDTH,) for part in ("attention.output", "output")}
    shapes = {f"encoder.layer.{i}.{name}": shape for i in range(LAYERS) for name, shape in layers.items()}
    for name, shape in {"embeddings.LayerNorm": (WIDTH,), **shapes}.items():
        yield f"{name}.weight", shape
        yield f"{name}.bias", shape[:1]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder that holds data, encoder, weights and the exported model; the dev scores of the training."""
    folder = tmp_path_factory.mktemp("recipe")
    data, encoder = write_data(folder / "data"), write_encoder(folder / "encoder")
    history = train(RECIPE_OF_TEN, data, encoder, folder / "weights", sentences=10)
    export(folder / "weights", encoder, data, folder / "model")
    return folder, history


def test_every_epoch_is_scored_on_dev(made):
    _, history = made
    assert [epoch["epoch"] for epoch in history] == [1]
    assert 0 <= history[0]["las dev.conllu"] <= 100


def test_the_exported_model_reads(made):
    doc = load_model(str(made[0] / "model"))("Envoys of the Harbour Front met in Zenda.\n\nNobody signed anything.")
    assert len(list(doc.sents)) >= 2
    assert all(t.pos_ and t.tag_ and t.dep_ for t in doc)
    assert all(t.lemma_ for t in doc if not t.is_space)
    assert sum(t.head == t for t in doc) == len(list(doc.sents))


def test_the_exported_model_keeps_its_recipe_and_the_digests_of_data_and_files(made):
    folder, history = made
    meta = json.loads((folder / "model" / "meta.json").read_text(encoding="utf-8"))
    assert meta["training"]["recipe"] == RECIPE_OF_TEN
    assert meta["training"]["history"] == history
    for digests, place in ((meta["training"]["digests"], folder / "data"), (meta["digests"], folder / "model")):
        assert digests == {name: sha256((place / name).read_bytes()).hexdigest() for name in digests}
    assert set(meta["digests"]) == {f.name for f in (folder / "model").iterdir()} - {"meta.json"}


def test_training_again_gives_the_same_scores(made, tmp_path):
    folder, history = made
    again = train(RECIPE_OF_TEN, folder / "data", folder / "encoder", tmp_path, sentences=10)
    assert [{**e, "seconds": 0} for e in again] == [{**e, "seconds": 0} for e in history]


def test_a_further_phase_goes_on_from_finished_ones(made, tmp_path):
    folder, history = made
    longer = {**RECIPE_OF_TEN, "phases": [PHASE, PHASE]}
    both = train(longer, folder / "data", folder / "encoder", tmp_path, sentences=10, start=folder / "weights")
    assert both[0] == history[0]
    assert [epoch["epoch"] for epoch in both] == [1, 2]


def test_the_recipe_has_what_the_chain_asks_for_and_no_test_split():
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    assert set(RECIPE_OF_TEN) <= set(recipe)
    assert all(set(PHASE) <= set(phase) for phase in recipe["phases"])
    files = [*recipe["trees"], *recipe["entities"], *recipe["dev"]]
    assert not [f["path"] for f in files if "test" in f["path"]]
    assert all(f.get("source") and f.get("licence") for f in [*recipe["trees"], *recipe["entities"]])
