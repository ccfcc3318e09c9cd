/** The legend of the drawing; signs of data only where data is drawn. */
export function legend(withStores: boolean): string {
  const data = [
    [arrow("replication"), "every write is replicated"],
    [arrow("backups"), "backups are copied"],
  ];
  const items = [
    [arrow("serves"), "answers now"],
    [arrow("standby"), "answers when the first cannot"],
    [arrow("none"), "a name outside the failover"],
    ...(withStores ? data : []),
    [square("running"), "running instance"],
    [square("room"), "capacity up to the maximum"],
    [box("serves"), "serves"],
    [box("standby"), "standby"],
    [box("empty"), withStores ? "no instance or only copies: can be launched or restored" : "no instance, can launch"],
    [badge("violation", "!"), "violation"],
    [badge("undecided", "?"), "undecided"],
    [badge("acknowledged", "a"), "acknowledged"],
  ];
  return `<ul class="legend">${items.map(([sign, text]) => `<li>${sign} ${text}</li>`).join("")}</ul>`;
}

function small(width: number, inside: string): string {
  return `<svg class="picture sign" viewBox="0 0 ${width} 16" width="${width}" height="16" aria-hidden="true">${inside}</svg>`;
}

function arrow(state: string): string {
  return small(34, `<path class="arrow ${state}" d="M1 8H27"/><path class="tip ${state}" d="M26 4.5 33 8 26 11.5z"/>`);
}

function square(kind: string): string {
  return small(14, `<rect class="glyph ${kind}" x="1.5" y="2.5" width="11" height="11" rx="2"/>`);
}

function box(state: string): string {
  return small(26, `<g class="s group ${state}"><rect x="1" y="1.5" width="24" height="13" rx="3"/></g>`);
}

function badge(verdict: string, sign: string): string {
  return small(
    18,
    `<g class="badge ${verdict}"><circle cx="9" cy="8" r="7.5"/><text x="9" y="12" font-size="11" text-anchor="middle">${sign}</text></g>`,
  );
}

/** What the drawing says of a chosen answer: shown by the script. */
export function effectKey(): string {
  const items = [
    ["down", "down"],
    ["partly", "partly down"],
    ["carries", "carries it in the end"],
    ["stranded", "could serve, and gets no clients"],
  ] as const;
  const signs = items.map(
    ([look, text]) =>
      `<li>${small(26, `<g class="s group ${look}"><rect x="1" y="1.5" width="24" height="13" rx="3"/></g>`)} ${text}</li>`,
  );
  return `<div id="effect" hidden><p></p><ul class="legend">${signs.join("")}</ul></div>`;
}
