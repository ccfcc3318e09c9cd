import { RUNTIME_DEPRECATIONS } from "../../../facts/lambda";
import { statSync } from "node:fs";
import { nearest } from "../../../lib/nearest";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import type { Named } from "./named";

/** Of a .zip file that is uploaded (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const LARGEST_UPLOAD = 50 * 1024 * 1024;

/** The code is there, and something runs it. */
export function checkCode({ path, wanted }: Named): Problem[] {
  return [...checkArchive(path, wanted.code), ...checkRunner(path, wanted)];
}

function checkArchive(path: string, code: Named["wanted"]["code"]): Problem[] {
  if (typeof code !== "object" || !("archive" in code)) return [];
  const at = `${path}.code.archive`;
  const found = archiveAt(code.archive);
  if (found === undefined) {
    return [
      {
        path: at,
        message: `${show(code.archive)} is not a folder or .zip file that can be read`,
        fix: "Allowed: the path of a folder, or of a file that ends in .zip, from the project's folder.",
      },
    ];
  }
  if (found <= LARGEST_UPLOAD) return [];
  return [
    {
      path: at,
      message: `${show(code.archive)} has ${found} bytes`,
      fix: `Allowed: at most ${LARGEST_UPLOAD} bytes, Lambda's limit of an upload; put it into a bucket of each region and name it by code.object.`,
    },
  ];
}

/** The bytes of a .zip file, or 0 of a folder, which is zipped later; undefined where it is neither. */
function archiveAt(file: string): number | undefined {
  try {
    const found = statSync(file);
    if (found.isDirectory()) return 0;
    return found.isFile() && file.endsWith(".zip") ? found.size : undefined;
  } catch {
    return undefined;
  }
}

/** "The image must be in the same Region as the function" (https://docs.aws.amazon.com/lambda/latest/dg/images-create.html); an impaired Region's could not be pulled. */
export function checkImage({ path, wanted, areas }: Named<"workload">): Problem[] {
  const { code } = wanted;
  const regions = areas.workload.regions;
  if (typeof code !== "object" || !("image" in code)) return [];
  return (["primary", "secondary"] as const).flatMap((role) => {
    const [image, region] = [code.image[role], regions[role]];
    if (image.includes(`.ecr.${region}.`)) return [];
    return [
      {
        path: `${path}.code.image.${role}`,
        message: `${show(image)} is not in ${region}`,
        fix: `Allowed: an image in ${region}, the ${role}'s region: Lambda takes none of another one. Let ECR replicate it.`,
      },
    ];
  });
}

function checkRunner(path: string, wanted: Named["wanted"]): Problem[] {
  const { code, runtime, handler } = wanted;
  const given = Object.entries({ runtime, handler }).filter(([, value]) => value !== undefined);
  if (typeof code === "string" || "image" in code) {
    const whose = typeof code === "string" ? `the ${code.replace("-", " ")}` : "an image";
    return given.map(([key, value]) => ({
      path: `${path}.${key}`,
      message: `${show(value)} is not allowed with ${whose}`,
      fix: `Leave it out: ${whose} has its own.`,
    }));
  }
  const missing = (["runtime", "handler"] as const).filter((key) => !(key in wanted));
  return [
    ...missing.map((key) => ({
      path: `${path}.${key}`,
      message: "is missing",
      fix: `Give ${key === "runtime" ? "a runtime such as nodejs24.x" : "a handler such as index.handler"}: Lambda needs one with an archive or object.`,
    })),
    ...(runtime === undefined ? [] : checkRuntime(`${path}.runtime`, runtime)),
  ];
}

function checkRuntime(path: string, runtime: string): Problem[] {
  const now = new Date();
  const current = Object.keys(RUNTIME_DEPRECATIONS.data).filter((one) => deprecatedSince(one, now) === undefined);
  const since = deprecatedSince(runtime, now);
  if (since !== undefined) {
    return [
      {
        path,
        message: `${show(runtime)} is deprecated since ${since}`,
        fix: `Allowed: ${current.join(", ")}, or newer: Lambda patches a deprecated one no more, and then refuses new functions and updates.`,
      },
    ];
  }
  if (RUNTIME.test(runtime)) return [];
  const like = nearest(runtime, current);
  return [
    {
      path,
      message: `${show(runtime)} is no runtime of Lambda`,
      fix: `${like === undefined ? "" : `Did you mean ${like}? `}Allowed: ${current.join(", ")}, or newer.`,
    },
  ];
}

/** How a runtime's name looks, of those to come too. */
export const RUNTIME = /^(nodejs\d+\.x|python3\.\d+|java\d+(\.al\d+)?|dotnet\d+|ruby\d\.\d|provided\.al\d+)$/;

/** The day on which a runtime was deprecated, where that is over. @param now a day or later */
export function deprecatedSince(runtime: string, now: Date): string | undefined {
  const day = Object.hasOwn(RUNTIME_DEPRECATIONS.data, runtime) ? RUNTIME_DEPRECATIONS.data[runtime]! : undefined;
  return day !== undefined && now.toISOString().slice(0, 10) >= day ? day : undefined;
}
