import { escaped } from "../escape";
import { sizeText, targetText } from "../layout/words";
import type { BalancerPicture, Choice, GroupPicture, Picture } from "../model/picture";
import { placeOf, plural, type Context } from "./context";

/** For each name that users type, its targets in failover order: the drawing's message in words. */
export function answersOf(context: Context): string {
  const { picture } = context.model;
  if (picture.names.length === 0) return "";
  const names = picture.names.map(({ host, choices }) => {
    const ranks = [...new Set(choices.map((choice) => choice.rank))];
    const items = ranks.map((rank) =>
      rankItem(
        context,
        choices.filter((choice) => choice.rank === rank),
        rank,
      ),
    );
    return `<h3>${escaped(host)}</h3><ol class="answers">${items.join("")}</ol>`;
  });
  return `<section class="names"><h2>Failover order</h2>${names.join("")}</section>`;
}

function rankItem(context: Context, choices: readonly Choice[], rank: number): string {
  const state = rank === 0 ? "serves" : "standby";
  if (choices.length === 1) return `<li class="${state}">${choiceText(context, choices[0]!)}</li>`;
  const inner = choices.map((choice) => `<li>${choiceText(context, choice)}</li>`).join("");
  const how = choices[0]!.records.at(-1)!.routing.kind;
  return `<li class="${state}">Shared${how === "latency" || how === "weighted" ? ` by ${how === "latency" ? "latency" : "weight"}` : ""}<ul>${inner}</ul></li>`;
}

function choiceText(context: Context, { target, records }: Choice): string {
  const { picture } = context.model;
  const text = targetText(target, picture);
  const name =
    target.kind === "resource" ? placedLink(context, target.urn, text) : `${escaped(text.kind)} ${escaped(text.name)}`;
  const weight = records
    .map(({ routing }) => (routing.kind === "weighted" ? routing.weight : undefined))
    .find((one) => one !== undefined);
  const share = weight === undefined ? "" : `, weight ${weight}`;
  const behind = target.kind === "resource" ? behindText(picture, target.urn) : "";
  const checks = records.flatMap(({ healthCheck }) =>
    healthCheck === undefined ? [] : [checkName(context, healthCheck)],
  );
  const needs = checks.map((check) => `health check ${check}`);
  if (records.at(-1)!.evaluatesTargetHealth) needs.push(behind === "" ? "it" : "at least one target");
  const verb = needs.length === 1 ? "is" : "are";
  const condition = needs.length === 0 ? "regardless of health" : `while ${needs.join(" and ")} ${verb} healthy`;
  return `${name}${share}${behind} <span class="condition">${condition}</span>`;
}

function placedLink(context: Context, urn: string, { kind, name }: { kind: string; name: string }): string {
  const resource = context.graph.get(urn);
  const place = resource ? `<b>${escaped(placeOf(resource))}</b> ` : "";
  const number = context.numbers.get(urn);
  return `${place}${escaped(kind)} <a href="#r${number}" data-r="${number}">${escaped(name)}</a>`;
}

function checkName(context: Context, urn: string): string {
  const check = context.model.picture.dns.checks.get(urn);
  const number = context.numbers.get(urn);
  return check ? `<a href="#r${number}" data-r="${number}">${escaped(check.name)}</a>` : escaped(urn);
}

/** The targets behind a load balancer, in words. */
function behindText(picture: Picture, urn: string): string {
  const layers = picture.regions.flatMap((region) => region.vpcs.flatMap((vpc) => vpc.layers));
  const balancer: BalancerPicture | undefined = layers
    .flatMap((layer) => layer.balancers)
    .find((one) => one.urn === urn);
  if (!balancer) return "";
  const members = new Set(balancer.targetGroups.flatMap((group) => group.members));
  const groups: GroupPicture[] = layers.flatMap((layer) => layer.groups).filter((one) => members.has(one.urn));
  const fixed = layers
    .flatMap((layer) => layer.cells.flatMap((cell) => cell?.instances ?? []))
    .filter((one) => members.has(one.urn));
  const parts = [
    ...groups.map((group) => `${sizeText(group)} in ${plural(group.zones.length, "AZ")}`),
    ...(fixed.length > 0 ? [plural(fixed.length, "fixed instance")] : []),
  ];
  return parts.length === 0 ? ", nothing behind it" : `, ${parts.join(", ")}`;
}
