import { EXPERIMENT_TEMPLATE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "actions";

/** https://docs.aws.amazon.com/general/latest/gr/fis.html, actions per experiment template: 20, which can't be raised. */
const MOST = 20;

export const actionQuota = defineRule({
  id: "fis-action-quota",
  title: "FIS experiment templates should have at most 20 actions",
  practices: ["REL01-BP01"],
  service: "FIS",
  severity: "medium",
  why: "FIS refuses a template with more actions: the deployment fails, and no experiment runs.",
  fix: "Divide the actions among several templates.",
  source: "https://docs.aws.amazon.com/general/latest/gr/fis.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const count = graph.read.objects(template, PROPERTY).length;
    if (count <= MOST) return compliant();
    return violation({
      property: PROPERTY,
      actual: count,
      wanted: `at most ${MOST} actions`,
      message: `It has ${count} actions, which FIS refuses.`,
    });
  },
});
