const TOKEN = /\s*(&&|\|\||\(|\)|\$[.\w]+|=|"[^"]*")/y;

/**
 * Whether a filter pattern of CloudWatch Logs matches a JSON event: comparisons of texts, in which an asterisk is any text, with && and ||
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
 * @throws Error where the pattern cannot be read
 */
export function matches(pattern: string, event: unknown): boolean {
  const body = /^\{(.*)\}$/s.exec(pattern.trim())?.[1]?.trimEnd();
  if (body === undefined) throw new Error(`no JSON pattern: ${pattern}`);
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const found = TOKEN.exec(body);
    if (!found) throw new Error(`the pattern cannot be read: ${pattern}`);
    tokens.push(found[1]!);
  }
  let at = 0;
  const is = (token: string) => tokens[at] === token && ++at > 0;
  function either(): boolean {
    let value = both();
    while (is("||")) value = both() || value;
    return value;
  }
  function both(): boolean {
    let value = term();
    while (is("&&")) value = term() && value;
    return value;
  }
  function term(): boolean {
    if (is("(")) {
      const value = either();
      if (!is(")")) throw new Error(`a parenthesis is open: ${pattern}`);
      return value;
    }
    const [path, equals, text] = tokens.slice(at, at + 3);
    if (!path?.startsWith("$.") || equals !== "=" || !text?.startsWith('"'))
      throw new Error(`no comparison: ${pattern}`);
    at += 3;
    return isLike(valueAt(event, path.slice(2).split(".")), text.slice(1, -1));
  }
  const value = either();
  if (at < tokens.length) throw new Error(`something is left over: ${pattern}`);
  return value;
}

function isLike(value: unknown, text: string): boolean {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return typeof value === "string" && new RegExp(`^${parts.join(".*")}$`, "s").test(value);
}

function valueAt(value: any, path: string[]): unknown {
  return path.reduce((found, key) => found?.[key], value);
}
