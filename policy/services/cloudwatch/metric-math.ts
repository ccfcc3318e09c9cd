/** Metric math of alarms (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html), as far as it shows which values a result can have. */

/** The least and the largest value of a result. */
export type Range = readonly [least: number, most: number];

/** A query of an alarm: a metric, or a calculation. */
export interface Query {
  readonly id: string;
  readonly expression: string | undefined;
  /** `AWS/Lambda Errors`; undefined for a calculation. */
  readonly metric: string | undefined;
  /** What the metric's data points can be, by its statistic. */
  readonly range: Range;
}

const ANY: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const DEPTH = 50;

/** Which metric counts a part of which, each added up: their quotient is 0 to 1. */
const PARTS: readonly (readonly [part: RegExp, whole: string])[] = [
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html: only what a target answered
  [/^AWS\/ApplicationELB HTTPCode_Target_[2-5]XX_Count$/, "AWS/ApplicationELB RequestCount"],
  // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html: throttled requests are no invocations
  [/^AWS\/Lambda Errors$/, "AWS/Lambda Invocations"],
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
  [/^AWS\/ApiGateway (?:[45]XXError|[45]xx)$/, "AWS/ApiGateway Count"],
];

/** The names in an expression that must be ids of queries: they begin with a small letter, and functions with a capital one. */
export function namesIn(expression: string): readonly string[] {
  if (/^\s*SELECT\s/i.test(expression)) return [];
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, '""');
  return (bare.match(/(?<![\w.])[a-z]\w*/g) ?? []).filter((word) => !/^(?:true|false)$/.test(word));
}

/** A value while an expression is read: its range, and the metric that it is, times a positive factor. */
interface Value {
  readonly range: Range;
  readonly metric?: string | undefined;
  readonly factor?: number;
}

const UNKNOWN: Value = { range: ANY };
const exactly = (value: number): Value => ({ range: [value, value] });

function times(a: Range, b: Range): Range {
  const products = a.flatMap((x) => b.map((y) => (x === 0 || y === 0 ? 0 : x * y)));
  return [Math.min(...products), Math.max(...products)];
}

function hull(...ranges: readonly Range[]): Range {
  return [Math.min(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))];
}

function product(a: Value, b: Value): Value {
  const range = times(a.range, b.range);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const [constant, same] = one.range;
    if (constant === same && constant > 0 && other.metric !== undefined)
      return { range, metric: other.metric, factor: (other.factor ?? 1) * constant };
  }
  return { range };
}

function quotient(a: Value, b: Value): Value {
  if (PARTS.some(([part, whole]) => part.test(a.metric ?? "") && whole === b.metric))
    return { range: [0, (a.factor ?? 1) / (b.factor ?? 1)] };
  const [least, most] = b.range;
  if (least < 0 || (least === 0 && most === 0)) return UNKNOWN;
  // What is divided by 0 has no data.
  return { range: times(a.range, [1 / most, least === 0 ? Number.POSITIVE_INFINITY : 1 / least]) };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list */
function call(name: string, [first = UNKNOWN, second = UNKNOWN, third]: readonly Value[]): Value {
  switch (name) {
    case "FILL":
      // FILL(m, REPEAT) and FILL(m, LINEAR) add no other values.
      return { ...first, range: second === UNKNOWN ? first.range : hull(first.range, second.range) };
    case "IF":
      return third ? { range: hull(second.range, third.range) } : second;
    case "ABS":
      return first.range[0] >= 0 ? first : UNKNOWN;
    case "CEIL":
      return { range: [Math.ceil(first.range[0]), Math.ceil(first.range[1])] };
    case "FLOOR":
      return { range: [Math.floor(first.range[0]), Math.floor(first.range[1])] };
    default:
      return UNKNOWN;
  }
}

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|==|!=|<=|>=|&&|\|\||[-+*/(),<>])/y;

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** Reads an expression by recursive descent; comparisons are values that nothing is known of. */
class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly valueOf: (id: string) => Value,
  ) {}

  whole(): Value {
    const value = this.sum();
    return this.at === this.tokens.length ? value : UNKNOWN;
  }

  private takes(...wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.at += 1;
    return token;
  }

  private sum(): Value {
    let value = this.product();
    for (let sign = this.takes("+", "-"); sign !== undefined; sign = this.takes("+", "-")) {
      const [least, most] = this.product().range;
      const [low, high] = sign === "+" ? [least, most] : [-most, -least];
      value = { range: [value.range[0] + low, value.range[1] + high] };
    }
    return this.takes("==", "!=", "<=", ">=", "&&", "||", "<", ">") === undefined ? value : (this.sum(), UNKNOWN);
  }

  private product(): Value {
    let value = this.unary();
    for (let sign = this.takes("*", "/"); sign !== undefined; sign = this.takes("*", "/")) {
      const other = this.unary();
      value = sign === "/" ? quotient(value, other) : product(value, other);
    }
    return value;
  }

  private unary(): Value {
    if (this.takes("-") !== undefined) return { range: times(this.unary().range, [-1, -1]) };
    if (this.takes("(") !== undefined) {
      const value = this.sum();
      this.takes(")");
      return value;
    }
    const token = this.tokens[this.at++] ?? "";
    if (/^\d/.test(token)) return exactly(Number(token));
    if (this.takes("(") === undefined) return /^[a-z]/.test(token) ? this.valueOf(token) : UNKNOWN;
    const values = this.takes(")") === undefined ? [this.sum()] : [];
    while (this.takes(",") !== undefined) values.push(this.sum());
    this.takes(")");
    return call(token, values);
  }
}

/** Which values the result of a query can have, as far as that shows. */
export function rangeOfQuery(id: string, queries: readonly Query[], depth = 0): Range {
  return valueOfQuery(id, queries, depth).range;
}

function valueOfQuery(id: string, queries: readonly Query[], depth: number): Value {
  const query = queries.find((one) => one.id === id);
  if (!query || depth > DEPTH) return UNKNOWN;
  if (query.expression === undefined) return { range: query.range, metric: query.metric };
  const tokens = tokensOf(query.expression);
  if (!tokens) return UNKNOWN;
  return new Reader(tokens, (name) => valueOfQuery(name, queries, depth + 1)).whole();
}
