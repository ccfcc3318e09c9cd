import type { Resource } from "../../../../policy/graph";
import { escaped } from "../escape";
import { kindOf } from "../model/services";
import { linkTo, placeOf, type Context } from "./context";
import { findingItem } from "./finding";
import { keysFirst } from "./key-inputs";
import { valueText } from "./value";

/** Outputs that identify the resource in AWS. */
const IDENTIFYING_OUTPUTS = ["arn", "dnsName", "domainName", "websiteEndpoint", "publicIp", "privateIp", "nameServers"];
/** The most links of one kind that are listed; the rest is counted. */
const MOST_LINKS = 24;

/** The page's entry of one resource. */
export function entryOf(context: Context, resource: Resource): string {
  const sections = [verdictSection(context, resource), inputSection(resource), linkSection(context, resource)];
  return `<div class="entry">${headOf(context, resource)}<div class="columns">${sections.join("")}</div></div>`;
}

function headOf(context: Context, resource: Resource): string {
  const facts = [
    `<code>${escaped(resource.type)}</code>`,
    `stack ${escaped(resource.stack)}`,
    escaped(placeOf(resource)),
    ...(resource.id === undefined ? [] : [`id <code>${escaped(resource.id)}</code>`]),
    resource.protect ? `<b class="protected">protected: Pulumi refuses to delete it</b>` : "not protected",
  ];
  const owners = context.model.attached.get(resource.urn) ?? [];
  const part =
    owners.length === 0 ? "" : `<p class="part">Part of ${owners.map((urn) => linkTo(context, urn)).join(", ")}</p>`;
  return `<p class="title"><span class="kind">${escaped(kindOf(resource.type))}</span> <strong>${escaped(resource.name)}</strong></p><p class="facts">${facts.join(" · ")}</p>${part}`;
}

function verdictSection(context: Context, resource: Resource): string {
  const found = (urn: string) => context.findingsOf.get(urn) ?? [];
  const own = found(resource.urn);
  const below = partsOf(context, resource)
    .flatMap(found)
    .filter((one) => one.verdict !== "compliant");
  const open = own.filter((one) => one.verdict !== "compliant");
  const passed = own.filter((one) => one.verdict === "compliant");
  const items = [
    ...open.map((one) => findingItem(context, one, false)),
    ...below.map((one) => findingItem(context, one, true)),
  ];
  const rules = passed.map((one) => `<li>${escaped(one.message)} <code class="rule">${escaped(one.rule)}</code></li>`);
  const list = items.length > 0 ? `<ul class="findings">${items.join("")}</ul>` : "";
  const good = rules.length > 0 ? `<ul class="passed">${rules.join("")}</ul>` : "";
  if (list + good === "")
    return `<section class="silent"><h4>Verdicts</h4><p class="none">No rule applies to it.</p></section>`;
  return `<section><h4>Verdicts</h4>${list}${good}</section>`;
}

function inputSection({ type, inputs, outputs }: Resource): string {
  const given = keysFirst(type, inputs).map(([key, value]) => row(key, valueText(value)));
  const identifying = IDENTIFYING_OUTPUTS.filter((key) => !Object.hasOwn(inputs, key) && outputs[key] !== undefined);
  const answers = identifying.map((key) => row(key, valueText(outputs[key])));
  const first = given.length > 0 ? `<h4>Inputs</h4><dl>${given.join("")}</dl>` : "";
  const second = answers.length > 0 ? `<h4>Outputs</h4><dl>${answers.join("")}</dl>` : "";
  return first + second === "" ? "" : `<section>${first}${second}</section>`;
}

function row(key: string, value: string): string {
  // A long name may break before its words, not within them.
  const name = escaped(key).replace(/(?<=[a-z\d])(?=[A-Z])/g, "<wbr>");
  return `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`;
}

function linkSection(context: Context, resource: Resource): string {
  const uses = context.usesBy.get(resource) ?? [];
  const users = context.usesOf.get(resource) ?? [];
  const lists = [
    links(
      "Dependents",
      users.map((use) => `${linkTo(context, use.from.urn)} by <code>${escaped(use.by.join(", "))}</code>`),
    ),
    links(
      "Dependencies",
      uses.map((use) => `${linkTo(context, use.to.urn)} by <code>${escaped(use.by.join(", "))}</code>`),
    ),
    links(
      "Parts",
      partsOf(context, resource).map((urn) => linkTo(context, urn)),
    ),
  ].join("");
  return lists === ""
    ? `<section class="silent"><h4>Dependencies</h4><p class="none">Nothing depends on it.</p></section>`
    : `<section>${lists}</section>`;
}

function links(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const more = items.length > MOST_LINKS ? `<li class="none">and ${items.length - MOST_LINKS} more</li>` : "";
  return `<h4>${title}</h4><ul class="links">${items
    .slice(0, MOST_LINKS)
    .map((item) => `<li>${item}</li>`)
    .join("")}${more}</ul>`;
}

function partsOf(context: Context, { urn }: Resource): readonly string[] {
  return context.partsOf.get(urn) ?? [];
}
