import { readSettings } from "../../../components/checks";
import type { Problem } from "../../../components/config";
import { apply, type Edit } from "./edits";
import { configOf, shippedFiles, type StackName } from "./shipped";

/** What is reported of the shipped settings of a stack, with some changes. */
export function problemsAfter(edits: Edit[], stack: StackName = "primary"): Problem[] {
  return readSettings(configOf(apply(shippedFiles(), edits), stack)).problems;
}

/** The paths of what is reported. */
export function pathsAfter(edits: Edit[], stack: StackName = "primary"): string[] {
  return problemsAfter(edits, stack).map((problem) => problem.path);
}
