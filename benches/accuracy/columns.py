"""The same model in numpy, a column an input and a pass a month. Reads {plan, count, repeats, seed}, prints times and quantiles."""

import json
import sys
import time

import numpy as np

NAMES = ("on_cost", "hours", "cut", "replacement", "recapture", "rate", "reduction", "leaver", "training", "upkeep", "dip",
         "dip_months", "adoption", "discount")
SHARES = (0.1, 0.5, 0.9)


def draw(random, estimate, count):
    """Beta-PERT of shape 4."""
    width = estimate["high"] - estimate["low"]
    alpha = 1 + 4 * (estimate["likely"] - estimate["low"]) / width
    return estimate["low"] + width * random.beta(alpha, 6 - alpha, count)


def answer(plan, random, count):
    """P10, P50 and P90 of NPV, ROI, payback and yearly benefit."""
    x = {name: draw(random, estimate, count) for name, estimate in zip(NAMES, plan["ranges"])}
    payroll = plan["people"] * plan["pay"] * (1 + x["on_cost"])
    hourly = plan["pay"] * (1 + x["on_cost"]) / plan["hours_a_year"]
    direct = x["hours"] * plan["people"] * plan["weeks"] * hourly * x["cut"] * (1 - x["replacement"]) * x["recapture"]
    lagged = plan["people"] * x["rate"] * x["reduction"] * x["leaver"] * plan["pay"]
    running = plan["tools"] + x["upkeep"] * hourly * plan["weeks"] / 12
    v = (1 + x["discount"]) ** (-1 / 12)
    factor = np.ones(count)
    gains = np.zeros(count)
    costs = (plan["people"] * x["training"] + plan["documentation"]) * hourly
    total = -costs
    payback = np.where(total < 0, np.inf, 0.0)
    for index, month in enumerate(plan["months"]):
        factor = factor * v
        gain = (month["adoption"] + month["slope"] * x["adoption"]) * (direct + lagged * month["lagged"]) / 12
        cost = running + month["lead"] * hourly
        if index < plan["ranges"][NAMES.index("dip_months")]["high"]:
            cost = cost + x["dip"] * payroll / 12 * np.clip(x["dip_months"] - index, 0, 1)
        gains += gain * factor
        costs += cost * factor
        before, total = total, total + gain - cost
        crossed = (before < 0) & (total >= 0)
        payback = np.where(crossed, index - before / (gain - cost), np.where(total < 0, np.inf, payback))
    npv = gains - costs
    figures = {"npv": npv, "roi": npv / costs, "benefit": direct + lagged}
    # Asked of every loop but not compared: it is infinite where payback never comes.
    np.partition(payback, [int(share * (count - 1)) for share in SHARES])
    return {name: np.quantile(values, SHARES).tolist() for name, values in figures.items()}


def main():
    """Times each repeat by itself."""
    task = json.load(sys.stdin)
    random = np.random.default_rng(task["seed"])
    runs = []
    for _ in range(task["repeats"]):
        start = time.perf_counter()
        quantiles = answer(task["plan"], random, task["count"])
        runs.append({"time": (time.perf_counter() - start) * 1e6, "quantiles": quantiles})
    json.dump({"version": np.__version__, "runs": runs}, sys.stdout)


main()
