"""What is printed, and the files that stay: report.json and report.svg."""

import json

from cases import NATIVE

GROUPS = {
    "direct": "tierce against the native library called directly (its time over ours)",
    "numcodecs": "tierce against numcodecs (its time over ours)",
    "c-blosc": "blosc: tierce against c-blosc (its time over ours)",
    "memcpy": "tierce against a copy of the same bytes (its time over ours)",
    "python-zstandard": "tierce against python-zstandard (its time over ours)",
    "size": "zlib and gzip: numcodecs' size over ours",
    "blosc_size": "blosc: c-blosc's size over ours",
    "pool": "two threads: gain of a pool over that of a spin loop",
}


COLOURS = {"PASS": "#3b7a57", "short": "#c1440e", "busy": "#bbbbbb"}


def mark(row):
    """Whether the target is met; with a question mark where half of the rounds alone would say otherwise."""
    if row["target"] is None:
        return ""
    if row.get("busy"):
        return "busy"
    met = row["ratio"] >= row["target"]
    unsure = any((half >= row["target"]) != met for half in row.get("halves", []))
    return ("PASS" if met else "short") + ("?" if unsure else "")


def line(row, what):
    """One row of the table: what it is, ratio, the ratios of both halves, target, mark."""
    halves = " ".join(f"{half:5.2f}" for half in row.get("halves", []))
    target = "" if row["target"] is None else f"{row['target']:.2f}"
    return f"  {what:<76} {row['ratio']:8.4f}  {halves:<12} {target:>5} {mark(row)}".rstrip()


def label(row):
    peer = "" if row["peer"] in NATIVE else f" vs {row['peer']}"
    return f"{row['case']}: {row['ours']}{peer}"


def show_case(record):
    """Prints one measured case: rates in MB/s of plain bytes, then the ratios."""
    rates = ", ".join(f"{name} {p['mb_s']:.0f}" for name, p in record["participants"].items())
    print(f"{record['case']}  [MB/s: {rates}]")
    for row in record["rows"]:
        print(line(row, f"{row['ours']} vs {row['peer']}"))


def show_size(row):
    print(line(row, f"{row['case']}  [{row['plain'] / row['ours']:.3f} vs {row['plain'] / row['peer']:.3f}]"))


def show_same_bytes(rows):
    """Of each compressor of blosc, how many settings give c-blosc's bytes."""
    found = {}
    for row in rows:
        found.setdefault(row["case"].split("/")[1].split("-")[0], []).append(row["same_bytes"])
    for compressor, same in found.items():
        print(f"  {compressor}: the bytes of c-blosc with {sum(same)} of {len(same)} settings and fields")


def show_pool(row):
    print(line(row, f"{row['case']}  [gain {row['gain']:.2f}, spin {row['spin']:.2f}, memcpy {row['memcpy']:.2f}]"))


def goals(report):
    """Every row that has a target, by group."""
    found = {group: [] for group in GROUPS}
    for record in report["cases"]:
        for row in record["rows"]:
            if row["target"] is not None:
                group = "direct" if row["peer"] in NATIVE else row["peer"].partition(",")[0]
                found[group].append((label(row), row))
    found["size"] = [(row["case"], row) for row in report["sizes"]]
    found["blosc_size"] = [(row["case"], row) for row in report["blosc_sizes"]]
    found["pool"] = [(row["case"], row) for row in report["pools"] if row["target"] is not None]
    return found


def show_summary(report):
    """How many targets are met, and each that is not."""
    for group, rows in goals(report).items():
        if not rows:
            continue
        short = [(name, row) for name, row in rows if mark(row).startswith("short")]
        busy = sum(mark(row) == "busy" for _, row in rows)
        met = len(rows) - len(short) - busy
        unknown = f", {busy} not measured: the second processor was busy" if busy else ""
        print(f"\n{GROUPS[group]}: {met} of {len(rows)} targets met{unknown}")
        for name, row in short:
            print(line(row, name))


def worst_fields(rows):
    """Of each codec and size, the field where it does worst."""
    found = {}
    for name, row in sorted(rows, key=lambda entry: -entry[1]["ratio"]):
        found[name.rpartition("/")[0]] = (name, row)
    return sorted(found.values(), key=lambda entry: entry[0])


def draw(report, path):
    """Horizontal bars of all rows with a target, a line at 1.0, a tick at each target."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "tierce", "svg.fonttype": "none"})
    import matplotlib.pyplot as plt

    found = goals(report)
    for group in ("size", "blosc_size"):
        found[group] = worst_fields(found[group])
    panels = [(GROUPS[group], rows) for group, rows in found.items() if rows]
    if not panels:
        return
    heights = [len(rows) + 4 for _, rows in panels]
    figure, axes = plt.subplots(
        len(panels), 1, figsize=(11, 0.2 * sum(heights)), height_ratios=heights, squeeze=False, layout="constrained"
    )
    for axis, (title, rows) in zip(axes[:, 0], panels):
        places = range(len(rows))
        colours = [COLOURS[mark(row).rstrip("?")] for _, row in rows]
        axis.barh(places, [row["ratio"] for _, row in rows], color=colours, height=0.7)
        for place, (_, row) in zip(places, rows):
            axis.plot([row["target"]] * 2, [place - 0.45, place + 0.45], color="black", linewidth=1.5)
            axis.annotate(f" {row['ratio']:.2f}", (row["ratio"], place), va="center", fontsize=6)
        axis.axvline(1.0, color="grey", linewidth=0.8)
        axis.set_yticks(places, [name for name, _ in rows], fontsize=6)
        axis.set_ylim(len(rows) - 0.3, -0.7)
        axis.set_title(f"{title}; black tick: target", fontsize=9, loc="left")
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def write(report, folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    draw(report, folder / "report.svg")
    print(f"\nwritten: {folder / 'report.json'}, {folder / 'report.svg'}")
