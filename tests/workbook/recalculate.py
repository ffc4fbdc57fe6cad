"""Recalculates workbooks in LibreOffice and compares every result with the model's.

Each golden case, and each of some odd ones, is written as a workbook twice over: as it is, and with inputs changed in the workbook's own cells. The changed
document goes to the `evaluate` example, so both must follow the same changes. Each workbook compares its case with the next golden case:
the column of its own case must follow, that of the other must not change. LibreOffice then saves the workbook, which is read back as a
case that must have the same results. Prints a line for each difference and last lines that count, as the other steps do.

    recalculate.py <folder with the examples `evaluate` and `workbook`>

Needs Debian's packages libreoffice-calc-nogui and python3-uno, and runs with Debian's Python.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

GOLDEN = Path(__file__).parent.parent / "golden"
CHANGED_PER_CASE = 4
TOLERANCE = 1e-6

# Names that a spreadsheet might take for something else.
NAMES = ["=1+1", "+SUM(A1)", "-2", "@x", "'=1", '"quoted" text', "😀 👩‍👩‍👧", "x" * 200, "", "  spaced  ", "a\tb", "_x0041_", "مرحبا"]
FATES = ["keep", "replace", "cancel", {"shorten_to": 5}, {"shorten_to": 500}, {"less_often": 0.25}, {"fewer": 2.5}, {"fewer": 99}]
KINDS = ["annual_benefit", "annual_cost", "one_off_cost"]

# Cases as the golden ones are not: all fates and names, a currency without cents and ten years; thirty lines that change the sign of the flow
# several times; nobody's pay; a return within a month that is almost too great for a number; nothing that costs.
ODD = {
    "every_fate": {
        "version": 1, "edition": 2, "name": "=1+1", "currency": "JPY",
        "meetings": {"load": {"inventory": [
            {"name": name, "attendees": {"low": 1, "likely": 4 + place, "high": 30}, "minutes": 61.5, "per_week": 0.05 + place, "fate": FATES[place % len(FATES)]}
            for place, name in enumerate(NAMES)
        ]}},
        "tools": [{"name": name, "price": {"flat": 99} if place % 2 else {"per_user": 7.25}, "seats": None if place % 3 else 12, "action": "drop" if place % 2 else "add"} for place, name in enumerate(NAMES[:4])],
        "finance": {"horizon_months": 120, "discount_rate": 0.03},
    },
    "thirty_lines": {
        "version": 1, "edition": 1, "name": "Lines", "currency": "KWD", "tools": [],
        "other_lines": [{"name": NAMES[place % len(NAMES)], "kind": KINDS[place % 3], "amount": 1000.5 * place, "cash": place % 2 == 0} for place in range(30)],
        "rollout": {"start": "2027-01-04", "days": 700, "adoption": [0.9, 0.5, 0.1]}, "finance": {"horizon_months": 13, "discount_rate": 1},
    },
    "no_pay": {"version": 1, "edition": 2, "team": {"people": 1, "annual_pay": 0}, "tools": [], "meetings": {"load": {"monthly_cost": 4000}}},
    "steep": {
        "version": 1, "edition": 2, "tools": [], "team": {"annual_pay": 0}, "meetings": {"load": {"monthly_cost": 0}},
        "other_lines": [{"name": "Out", "kind": "one_off_cost", "amount": 0.01, "cash": True}, {"name": "In", "kind": "annual_benefit", "amount": 1e9, "cash": True}],
        "rollout": {"start": "2027-01-04", "days": 1, "adoption": [1, 1, 1]},
    },
    "no_cost": {
        "version": 1, "edition": 2, "tools": [],
        "change": {"training_hours_per_person": 0, "documentation_hours": 0, "lead_hours_per_week": 0, "upkeep_hours_per_week": 0, "dip": 0, "dip_months": 0},
    },
}

# The name of each result's cell and its place in the result document.
RESULTS = {
    "npv": ("full", "npv"),
    "roi": ("full", "roi"),
    "payback_months": ("full", "payback_months"),
    "irr": ("full", "irr"),
    "annual_benefit": ("annual_benefit", "total"),
    "annual_benefit_planned": ("annual_benefit", "planned"),
    "trough": ("full", "trough"),
    "cost_of_delay_month": ("full", "cost_of_delay_month"),
    "cash_npv": ("cash", "npv"),
    "cash_roi": ("cash", "roi"),
    "cash_payback_months": ("cash", "payback_months"),
}

# Columns of the sheet of alternatives: of the own case, which is the base, and of the other.
COMPARED = {"compared own": 3, "compared other": 7, "compared difference": 10}


def evaluate(examples, documents):
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    done = subprocess.run([examples / "evaluate"], input=lines, capture_output=True, text=True, check=True)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    for result in results:
        assert "error" not in result, result
    return results


def set_in(document, key, value):
    """Sets a number by its dotted key, such as `rollout.adoption.2`."""
    *path, last = key.split(".")
    place = document
    for part, following in zip(path, [*path[1:], last]):
        if isinstance(place, list):
            place = place[int(part)]
        else:
            place = place.setdefault(part, [None] * 3 if following.isdigit() else {})
    if isinstance(place, list):
        place[int(last)] = value
    else:
        place[last] = value


# Inputs that must stay above zero, and the most that others may be.
POSITIVE = {"team.people", "team.hours_per_week", "team.weeks_per_year"}
MOST = {"team.hours_per_week": 168, "team.weeks_per_year": 53}
SHARES = ("cut", "replacement", "recapture", "share_of_freed_time", "reduction", "hard_share", "dip")


def changed(value, key, draw):
    """Another admissible value of an input."""
    factors = [0.3, 0.7, 1.2, 1.9] if key in POSITIVE else [0, 0.3, 0.7, 1.2, 1.9]
    other = value * draw.choice(factors) if value else draw.choice([0, 0.05, 0.1])
    is_share = key.split(".")[-1] in SHARES or key.startswith("rollout.adoption")
    return min(other, MOST.get(key, 1 if is_share else other))


def change(document, result, draw):
    """A copy of a document with other numbers, and the same changes by the name of the workbook's cell."""
    document, cells = json.loads(json.dumps(document)), {}
    for entry in result["inputs"]:
        key, value = entry["input"], entry["value"]
        likely = value["likely"] if isinstance(value, dict) else value
        if draw.random() < 0.6:
            likely = changed(likely, key, draw)
            name = "in_" + key.replace(".", "_")
            # A point as in the document: outside of its range, a likely value alone would widen the range when read back. Lists have no
            # cells for ends of ranges.
            has_ends = isinstance(value, dict) and not any(part.isdigit() for part in key.split(".")[:-1])
            cells |= {name + end: likely for end in (["", "_low", "_high"] if has_ends else [""])}
        set_in(document, key, likely)
    for key, choices in {"rollout.days": [1, 30, 90, 200, 400], "finance.horizon_months": [1, 12, 24, 36, 60, 120]}.items():
        value = draw.choice(choices)
        cells["in_" + key.replace(".", "_")] = value
        set_in(document, key, value)
    return document, cells


def setting(name, value):
    property = PropertyValue()
    property.Name, property.Value = name, value
    return property


class Office:
    """LibreOffice without a window."""

    def __init__(self, folder):
        pipe = "async-roi-" + folder.name
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation={(folder / 'profile').as_uri()}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:  # UNO raises its own types until the office listens
                time.sleep(0.5)
        else:
            raise SystemExit("LibreOffice did not start within a minute")
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def results(self, file, cells, saved):
        """The results of a workbook and the compared net present values of its own case, the other and their difference, after setting
        these cells, all formulas calculated anew; saves the workbook as `saved`."""
        document = self.desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (setting("Hidden", True),))
        cell = lambda name: document.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)
        for name, value in cells.items():
            cell(name).setValue(value)
        document.calculateAll()
        found = {name: value_of(cell(name)) for name in RESULTS}
        sheet = document.Sheets.getByName("Comparison")
        row = next(row for row in range(20) if sheet.getCellByPosition(0, row).getString() == "Net present value")
        found |= {name: value_of(sheet.getCellByPosition(column, row)) for name, column in COMPARED.items()}
        document.storeToURL(saved.as_uri(), (setting("FilterName", "Calc MS Excel 2007 XML"),))
        document.close(True)
        return found

    def end(self):
        self.desktop.terminate()
        self.process.wait(timeout=60)


def value_of(cell):
    is_number = cell.getError() == 0 and (cell.Type.value == "VALUE" or cell.FormulaResultType2 == 1)
    return cell.getValue() if is_number else cell.getString()


def near(value, wanted):
    return isinstance(value, float) and abs(value - wanted) <= TOLERANCE * max(1, abs(wanted))


def compared_differences(found, result, other):
    own, other = result["full"]["npv"], other["full"]["npv"]
    for name, wanted in zip(COMPARED, [own, other, other - own]):
        # Amounts in different currencies are not subtracted.
        if not near(found[name], wanted) and not (name == "compared difference" and found[name] == ""):
            yield f"{name} is {found[name]!r}, not {wanted!r}"


def differences(found, result):
    for name, (part, key) in RESULTS.items():
        wanted, value = result[part][key], found[name]
        if wanted is None:
            is_same = value == "none"
        else:
            is_same = near(value, wanted)
        if not is_same:
            yield f"{name} is {value!r}, not {wanted!r}"


def read_back(examples, workbook):
    document = workbook.with_suffix(".json")
    done = subprocess.run([examples / "workbook", workbook, document], check=True, capture_output=True, text=True)
    # No text was changed, so none may come back as a change, and no number may be refused.
    assert done.stderr == "", done.stderr
    return json.loads(document.read_text())


def same_results(one, other):
    for name, (part, key) in RESULTS.items():
        before, after = one[part][key], other[part][key]
        if before != after and (before is None or after is None or abs(before - after) > TOLERANCE * max(1, abs(before))):
            yield f"{name} of the workbook read back is {after!r}, not {before!r}"


def main():
    examples = Path(sys.argv[1])
    draw = random.Random(1)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        scenarios = sorted(GOLDEN.glob("*.scenario.json"))
        for name, document in ODD.items():
            scenarios.append(folder / f"{name}.scenario.json")
            scenarios[-1].write_text(json.dumps(document))
        documents = [json.loads(path.read_text()) for path in scenarios]
        jobs, compared = [], []
        golden = evaluate(examples, documents)
        for place, (path, document, result) in enumerate(zip(scenarios, documents, golden)):
            file, other = folder / f"{path.name.split('.')[0]}.xlsx", (place + 1) % len(scenarios)
            subprocess.run([examples / "workbook", path, file, scenarios[other]], check=True)
            jobs.append((file, document, {}))
            jobs += [(file, *change(document, result, draw)) for _ in range(CHANGED_PER_CASE)]
            compared += [golden[other]] * (1 + CHANGED_PER_CASE)
        results = evaluate(examples, [document for _, document, _ in jobs])
        saved = [folder / f"saved{number}.xlsx" for number in range(len(jobs))]
        office = Office(folder)
        try:
            found = [office.results(file, cells, copy) for (file, _, cells), copy in zip(jobs, saved)]
        finally:
            office.end()
        back = evaluate(examples, [read_back(examples, copy) for copy in saved])
        for (file, _, cells), cell_values, result, other, read in zip(jobs, found, results, compared, back):
            wrong = [*differences(cell_values, result), *compared_differences(cell_values, result, other), *same_results(result, read)]
            passed, failed = passed + (not wrong), failed + bool(wrong)
            for line in wrong:
                print(f"{file.name} with {cells}: {line}")
    print(f"  {passed} passed\n  {failed} failed")
    sys.exit(bool(failed))


main()
