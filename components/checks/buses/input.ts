import { EVENTBRIDGE_QUOTAS, PREDEFINED_VARIABLES } from "../../../facts/eventbridge";
import { nearest } from "../../../lib/nearest";
import type { Problem } from "../../config/problems";
import type { BusTarget } from "../../config/schema/messaging/buses";
import { show } from "../../config/show";

const { inputPaths: MOST_PATHS, inputPath: LONGEST_PATH } = EVENTBRIDGE_QUOTAS.data;

/** A path in dot notation; EventBridge takes no brackets for names (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html). */
const PATH = /^\$(\.[^.[\]\s]+(\[\d+\])?)*$/;

/** What EventBridge would refuse in an input transformer, or put nothing in the place of. */
export function checkInput(path: string, input: BusTarget["input"]): Problem[] {
  if (input === undefined) return [];
  const { paths, template } = input;
  const names = Object.keys(paths);
  const each = Object.entries(paths).flatMap(([name, at]) => badPath(`${path}.paths.${name}`, name, at));
  const count: Problem[] =
    names.length > MOST_PATHS
      ? [
          {
            path: `${path}.paths`,
            message: `${names.length} are too many`,
            fix: `Allowed: ${MOST_PATHS}, EventBridge's limit.`,
          },
        ]
      : [];
  return [...each, ...count, ...unknownNames(`${path}.template`, names, template)];
}

function badPath(path: string, name: string, at: string | undefined): Problem[] {
  if (name.startsWith("AWS")) {
    return [
      {
        path,
        message: `${show(name)} begins with AWS`,
        fix: "Allowed: a name that does not: EventBridge keeps those.",
      },
    ];
  }
  if (at === undefined || (PATH.test(at) && at.length <= LONGEST_PATH)) return [];
  const fix = `Allowed: a path in dot notation of at most ${LONGEST_PATH} characters, such as $.detail.id.`;
  return [{ path, message: `${show(at)} is not a path of an event`, fix }];
}

function unknownNames(path: string, names: readonly string[], template: string | undefined): Problem[] {
  const used = [...(template ?? "").matchAll(/<([A-Za-z0-9_.-]+)>/g)].map(([, name]) => name!);
  const unknown = [...new Set(used)].filter(
    (name) => !names.includes(name) && !PREDEFINED_VARIABLES.data.includes(name),
  );
  return unknown.map((name) => {
    const meant = nearest(name, [...names, ...PREDEFINED_VARIABLES.data]);
    const hint = meant === undefined ? "" : `Did you mean <${meant}>? `;
    const known = names.length === 0 ? "none is in paths yet" : names.map((one) => `<${one}>`).join(", ");
    return { path, message: `<${name}> is no name of paths`, fix: `${hint}Known here: ${known}.` };
  });
}
