/** A rule of a composite alarm, parsed (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html, AlarmRule). */
export type Rule =
  | { readonly is: "constant"; readonly value: boolean }
  | { readonly is: "state"; readonly state: State; readonly alarm: string }
  | { readonly is: "not"; readonly of: Rule }
  | { readonly is: "and" | "or"; readonly parts: readonly Rule[] };

const STATES = ["ALARM", "OK", "INSUFFICIENT_DATA"] as const;
type State = (typeof STATES)[number];

const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]+))\s*\)|(AND|OR|NOT|TRUE|FALSE)\b|([()]))/gy;

type Token = { readonly word: string } | { readonly state: State; readonly alarm: string };

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    at = TOKEN.lastIndex;
    const [, state, double, single, bare, word, bracket] = match;
    const named = STATES.find((one) => one === state);
    tokens.push(named ? { state: named, alarm: double ?? single ?? bare ?? "" } : { word: word ?? bracket ?? "" });
  }
  return text.slice(at).trim() === "" ? tokens : undefined;
}

/** The rule that a text is; undefined where it can't be read, such as with AT_LEAST. AND binds before OR. */
export function parseRule(text: string): Rule | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  let at = 0;
  const isNext = (word: string) => {
    const token = tokens[at];
    return token !== undefined && "word" in token && token.word === word;
  };
  const take = (word: string) => {
    if (!isNext(word)) return false;
    at += 1;
    return true;
  };
  const joined = (is: "and" | "or", part: () => Rule | undefined) => (): Rule | undefined => {
    const parts: Rule[] = [];
    do {
      const one = part();
      if (!one) return undefined;
      parts.push(one);
    } while (take(is.toUpperCase()));
    return parts.length === 1 ? parts[0] : { is, parts };
  };
  const single = (): Rule | undefined => {
    if (take("NOT")) {
      const of = single();
      return of && { is: "not", of };
    }
    if (take("(")) {
      const inner = either();
      return inner && take(")") ? inner : undefined;
    }
    if (take("TRUE")) return { is: "constant", value: true };
    if (take("FALSE")) return { is: "constant", value: false };
    const token = tokens[at];
    if (!token || "word" in token) return undefined;
    at += 1;
    return { is: "state", state: token.state, alarm: nameOf(token.alarm) };
  };
  const either = joined("or", joined("and", single));
  const rule = either();
  return at === tokens.length ? rule : undefined;
}

/** The name in `name` or an alarm's ARN. */
function nameOf(alarm: string): string {
  return alarm.split(":alarm:").at(-1) ?? alarm;
}

/** The alarms that a rule names, as they are written. */
export function alarmsIn(rule: Rule): readonly string[] {
  if (rule.is === "state") return [rule.alarm];
  if (rule.is === "not") return alarmsIn(rule.of);
  return rule.is === "constant" ? [] : [...new Set(rule.parts.flatMap(alarmsIn))];
}

function holds(rule: Rule, states: ReadonlyMap<string, State>): boolean {
  switch (rule.is) {
    case "constant":
      return rule.value;
    case "state":
      return states.get(rule.alarm) === rule.state;
    case "not":
      return !holds(rule.of, states);
    case "and":
      return rule.parts.every((part) => holds(part, states));
    case "or":
      return rule.parts.some((part) => holds(part, states));
  }
}

/** Of so many alarms every combination of states is tried; a rule of more is taken to be able to be either. */
const TRIED = 7;

/** Whether a rule can be true, and whether it can be false, in some combination of its alarms' states. */
export function outcomes(rule: Rule): { true: boolean; false: boolean } {
  const alarms = alarmsIn(rule);
  if (alarms.length > TRIED) return { true: true, false: true };
  const found = { true: false, false: false };
  const states = new Map<string, State>();
  const each = (i: number): void => {
    const alarm = alarms[i];
    if (alarm === undefined) {
      found[holds(rule, states) ? "true" : "false"] = true;
      return;
    }
    for (const state of STATES) {
      states.set(alarm, state);
      each(i + 1);
    }
  };
  each(0);
  return found;
}
