import { show, type Problem } from "../problems";
import type { Parsed } from ".";

const LONGEST_BUCKET_NAME = 63;

/** The names lie in the zone, differ, and can be a bucket's name where S3 must answer for them. */
export function checkDns({ workload, dns, standby }: Parsed): Problem[] {
  if (!workload) return [];
  const zone = typeof workload.zone === "string" ? workload.zone : workload.zone.name;
  const problems = outside("holdfast:workload.domain", workload.domain, zone);
  if (dns?.drillName) problems.push(...outside("holdfast:dns.drillName", dns.drillName, zone));
  if (dns?.drillName === workload.domain) {
    problems.push({
      path: "holdfast:dns.drillName",
      message: `${show(dns.drillName)} is the real name`,
      fix: "Allowed: another name of the zone, so that a drill leaves users alone.",
    });
  }
  if (dns && dns.weights.primary + dns.weights.secondary === 0) {
    problems.push({
      path: "holdfast:dns.weights",
      message: "both weights are 0",
      fix: "Allowed: at least one above 0; with all at 0 Route 53 shares out evenly, which nobody asked for.",
    });
  }
  const usesSite = workload.strategy === "static-site" || standby?.lastResort;
  if (usesSite && standby?.site.host === "s3-website" && workload.domain.length > LONGEST_BUCKET_NAME) {
    problems.push({
      path: "holdfast:workload.domain",
      message: `${show(workload.domain)} has ${workload.domain.length} characters`,
      fix: `Allowed: at most ${LONGEST_BUCKET_NAME} with an S3 website, whose bucket bears the host's name; or holdfast:standby.site.host: cloudfront.`,
    });
  }
  return problems;
}

function outside(path: string, name: string, zone: string): Problem[] {
  if (name === zone || name.endsWith(`.${zone}`)) return [];
  return [
    {
      path,
      message: `${show(name)} is not in the zone ${zone}`,
      fix: `Allowed: ${zone} or a name that ends in .${zone}, or another holdfast:workload.zone.`,
    },
  ];
}
