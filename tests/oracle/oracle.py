"""Every number of a pass, worked out to hundreds of digits and without backpropagation.

Forward values follow the definitions; every derivative is a central difference of the error, taken with
so many digits that its own error does not matter. Nothing here is shared with the program under test.
"""
from decimal import Decimal, getcontext

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")


def use_digits(digits):
    """Working precision; the step of the differences is a third of it, their error two thirds."""
    getcontext().prec = digits
    getcontext().Emin, getcontext().Emax = -10**9, 10**9
    return Decimal(10) ** (-digits // 3)


def activate(kind, z):
    if kind == "sigmoid":
        return [ONE / (ONE + (-v).exp()) for v in z]
    if kind == "tanh":
        return [ONE - 2 / ((2 * v).exp() + ONE) for v in z]
    if kind == "relu":
        return [max(v, ZERO) for v in z]
    if kind == "leaky_relu":
        return [v if v > 0 else v / 100 for v in z]
    if kind == "identity":
        return list(z)
    largest = max(z)
    powers = [(v - largest).exp() for v in z]
    return [p / sum(powers) for p in powers]


def error(cost, a, y):
    if cost == "half_squared_error":
        return HALF * sum((p - t) ** 2 for p, t in zip(a, y))
    if cost == "mean_squared_error":
        return HALF * sum((p - t) ** 2 for p, t in zip(a, y)) / len(a)
    if cost == "cross_entropy":
        total = ZERO
        for p, t in zip(a, y):
            if t != 0:
                total -= t * p.ln()
            if t != 1:
                total -= (1 - t) * (ONE - p).ln()
        return total
    return -sum(t * p.ln() for p, t in zip(a, y) if t != 0)


class Network:
    def __init__(self, scenario):
        number = lambda v: Decimal(v)  # the exact value of the double
        self.cost = scenario["cost"]
        self.kinds = [layer["activation"] for layer in scenario["layers"]]
        self.W = [[[number(w) for w in row] for row in layer["weights"]] for layer in scenario["layers"]]
        self.b = [[number(v) for v in layer["biases"]] for layer in scenario["layers"]]

    def from_z(self, l, z, y):
        """Error of one example, given the weighted inputs of layer l (from 0)."""
        return self.from_a(l, activate(self.kinds[l], z), y)

    def from_a(self, l, a, y):
        for k in range(l + 1, len(self.W)):
            a = activate(self.kinds[k], self.weighted(k, a))
        return error(self.cost, a, y)

    def weighted(self, l, a):
        return [sum((w * v for w, v in zip(row, a)), bias) for row, bias in zip(self.W[l], self.b[l])]


def nudged(values, i, by):
    return values[:i] + [values[i] + by] + values[i + 1:]


def slopes(f, values, h):
    return [(f(nudged(values, i, h)) - f(nudged(values, i, -h))) / (2 * h) for i in range(len(values))]


def slope_of_activation(kind, z, h):
    if kind == "softmax":
        return None
    up, down = activate(kind, [v + h for v in z]), activate(kind, [v - h for v in z])
    return [(p - q) / (2 * h) for p, q in zip(up, down)]


def example_values(net, x, y, h):
    layers, a = [], x
    for l, kind in enumerate(net.kinds):
        before, z = a, net.weighted(l, a)
        a = activate(kind, z)
        # A weight w(i, j) moves z(i) by a(j), a bias by 1: their slopes are differences along those lines.
        delta = slopes(lambda v: net.from_z(l, v, y), z, h)
        layers.append({
            "z": z, "a": a,
            "activation_derivative": slope_of_activation(kind, z, h),
            "cost_gradient_a": slopes(lambda v: net.from_a(l, v, y), a, h),
            "delta": delta,
            "weight_gradient": [[along(net, l, z, y, i, source, h) for source in before] for i in range(len(z))],
            "bias_gradient": [along(net, l, z, y, i, ONE, h) for i in range(len(z))],
        })
    return {"cost": error(net.cost, a, y), "layers": layers}


def along(net, l, z, y, i, direction, h):
    """Slope of the error along a parameter that moves z(i) by `direction`."""
    return (net.from_z(l, nudged(z, i, h * direction), y) - net.from_z(l, nudged(z, i, -h * direction), y)) / (2 * h)


def reduce(scenario, values):
    total = sum(values, ZERO)
    return total if scenario.get("reduction", "mean") == "sum" else total / len(values)


def expected(scenario, digits):
    """The fields of `backstep values --format json`, as Decimals."""
    h = use_digits(digits)
    net = Network(scenario)
    data = [([Decimal(v) for v in e["input"]], [Decimal(v) for v in e["target"]]) for e in scenario["examples"]]
    examples = [example_values(net, x, y, h) for x, y in data]
    rates = scenario["learning_rate"]
    layers = []
    for l in range(len(net.W)):
        rate = Decimal(rates[l] if isinstance(rates, list) else rates)
        weights = [[reduce(scenario, [e["layers"][l]["weight_gradient"][i][j] for e in examples])
                    for j in range(len(net.W[l][0]))] for i in range(len(net.W[l]))]
        biases = [reduce(scenario, [e["layers"][l]["bias_gradient"][i] for e in examples]) for i in range(len(net.b[l]))]
        move = rate if scenario.get("update_biases", True) else ZERO
        layers.append({
            "weight_gradient": weights, "bias_gradient": biases,
            "updated_weights": [[w - rate * g for w, g in zip(*rows)] for rows in zip(net.W[l], weights)],
            "updated_biases": [v - move * g for v, g in zip(net.b[l], biases)],
        })
    cost = reduce(scenario, [e["cost"] for e in examples])
    for l, layer in enumerate(layers):
        net.W[l], net.b[l] = layer["updated_weights"], layer["updated_biases"]
    after = reduce(scenario, [net.from_a(-1, x, y) for x, y in data])
    return {"examples": examples, "cost": cost, "layers": layers, "cost_after_update": after}
