/** The value of a metric or of a calculation; undefined where there is no datapoint. */
export type Value = number | undefined;

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[<>=!]=|[-+*/<>(),])/y;

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

const ADD: Record<string, (a: number, b: number) => number> = { "+": (a, b) => a + b, "-": (a, b) => a - b };
const MULTIPLY: Record<string, (a: number, b: number) => number> = { "*": (a, b) => a * b, "/": (a, b) => a / b };

/**
 * Evaluates an expression of CloudWatch's metric math for one period: arithmetic, comparisons, IF and FILL. An operand without a datapoint leaves
 * the result without one (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html).
 * @param metrics the values by their ids
 * @throws Error at anything else
 */
export function evaluate(expression: string, metrics: (id: string) => Value): Value {
  const tokens = tokensOf(expression);
  let at = 0;
  const next = () => tokens[at++];
  const expect = (token: string) => {
    const found = next();
    if (found !== token) throw new Error(`${expression}: ${String(found)} instead of ${token}`);
  };
  const chain = (operand: () => Value, operators: Record<string, (a: number, b: number) => number | boolean>) => () => {
    let left = operand();
    for (let operator = operators[tokens[at] ?? ""]; operator; operator = operators[tokens[at] ?? ""]) {
      at++;
      const right = operand();
      left = left === undefined || right === undefined ? undefined : Number(operator(left, right));
    }
    return left;
  };
  const product = chain(() => operand(), MULTIPLY);
  const sum = chain(product, ADD);
  const whole = chain(sum, COMPARE);

  function call(name: string): Value {
    expect("(");
    const args = [whole()];
    while (tokens[at] === ",") {
      at++;
      args.push(whole());
    }
    expect(")");
    if (name === "FILL") return args[0] ?? args[1];
    if (name === "IF") return args[0] === undefined ? undefined : args[0] === 0 ? args[2] : args[1];
    throw new Error(`${expression}: function ${name} is not known here`);
  }
  function operand(): Value {
    const token = next();
    if (token === undefined) throw new Error(`${expression}: ends too soon`);
    if (token === "(") {
      const value = whole();
      expect(")");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    return tokens[at] === "(" ? call(token) : metrics(token);
  }
  const value = whole();
  if (at < tokens.length) throw new Error(`${expression}: ${tokens[at]!} is left over`);
  return value;
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const found = TOKEN.exec(expression);
    if (!found) throw new Error(`${expression}: cannot be read`);
    tokens.push(found[1]!);
  }
  return tokens;
}
