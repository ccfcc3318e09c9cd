import type { Areas } from "../config/schema";
import { hasPage } from "../topology/records";
import { activeHost, drillHost, hostOfRegion } from "../topology/names";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import { show } from "../config/show";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const LONGEST_BUCKET_NAME = 63;
const RESERVED_BUCKET_NAMES = /^(xn--|sthree-|amzn-s3-demo-)/;

/** A certificate's subject (https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html, DomainName). */
const LONGEST_SUBJECT = 64;

const DOMAIN = "holdfast:workload.domain";
const DRILL = "holdfast:dns.drillName";

/** The names are in the hosted zone, differ, and can be on a certificate, and a bucket's name where S3 must answer for them. */
export function checkDns(areas: Pick<Areas, "workload" | "dns" | "standby">): Problem[] {
  const { workload, dns } = areas;
  const zone = typeof workload.zone === "string" ? workload.zone : workload.zone.name;
  const problems = [
    ...outside(DOMAIN, workload.domain, zone),
    ...outside(DRILL, dns.drillName, zone),
    ...sameName(workload, dns.drillName),
    ...unbearable(areas),
    ...byHand(areas),
    ...checkLatch(areas),
  ];
  if (dns.weights.primary === 0 && dns.weights.secondary === 0) {
    problems.push({
      path: "holdfast:dns.weights",
      message: "both weights are 0",
      fix: "Allowed: at least one above 0; with all at 0 Route 53 distributes evenly, which is not intended.",
    });
  }
  return problems;
}

/** A latch keeps users at a region that serves, by the switches, where Route 53 moves them by itself. */
function checkLatch({ workload, dns }: Pick<Areas, "workload" | "dns">): Problem[] {
  const { latch } = dns;
  if (latch === false) return [];
  const refused = (because: string, fix: string): Problem[] => [
    { path: "holdfast:dns.latch", message: `${formatDuration(latch)} ${because}`, fix },
  ];
  if (workload.strategy !== "warm-standby")
    return refused(
      `has no use with strategy ${workload.strategy}, ${workload.strategy === "active-active" ? "whose Regions both serve" : "whose standby serves only after an operator's `up`, which engages the switch itself"}`,
      "Leave it out.",
    );
  if (dns.failover === "manual")
    return refused("has no use with failover: manual, where users come back by the switch alone", "Leave it out.");
  if (!dns.manualSwitch)
    return refused(
      "needs the switch, and holdfast:dns.manualSwitch is false",
      "Allowed: manualSwitch: true, or leave it out.",
    );
  return [];
}

/** The alarm that starts the latch is that of the canary on the other region. */
export function checkLatchAlarm({ dns, monitoring }: Pick<Areas, "dns" | "monitoring">): Problem[] {
  if (dns.latch === false || (monitoring.canary && monitoring.canary.looksAt.includes("peer"))) return [];
  return [
    {
      path: "holdfast:dns.latch",
      message: `${formatDuration(dns.latch)} begins with the alarm that asks for a takeover, which needs the canary on the other Region`,
      fix: "Allowed: peer in holdfast:monitoring.canary.looksAt, or leave it out.",
    },
  ];
}

/** Users are moved by hand: by a switch, between a region that serves and one that does not. */
function byHand({ workload, dns }: Pick<Areas, "workload" | "dns">): Problem[] {
  if (dns.failover !== "manual") return [];
  const path = "holdfast:dns.failover";
  if (workload.strategy === "active-active") {
    return [
      {
        path,
        message: "manual is not allowed with strategy active-active",
        fix: "Allowed: automatic, since both Regions serve at once; a switch takes either out by hand all the same.",
      },
    ];
  }
  if (dns.manualSwitch !== false) return [];
  return [
    {
      path,
      message: "manual needs the switch, and holdfast:dns.manualSwitch is false",
      fix: "Allowed: automatic, or manualSwitch: true.",
    },
  ];
}

function outside(path: string, name: string | undefined, zone: string | undefined): Problem[] {
  if (name === undefined || zone === undefined || name === zone || name.endsWith(`.${zone}`)) return [];
  return [
    {
      path,
      message: `${show(name)} is not in the zone ${zone}`,
      fix: `Allowed: ${zone} or a name that ends in .${zone}, or another holdfast:workload.zone.`,
    },
  ];
}

/** Two records of one name and different kinds: Route 53 would refuse the second, or a drill would fail over what users reach. */
function sameName(workload: Areas["workload"], drill: string | undefined): Problem[] {
  const domain = workload.domain;
  if (drill === undefined) return [];
  const fix = "Allowed: another name of the zone, so that a drill leaves users alone.";
  if (drill === domain) return [{ path: DRILL, message: `${show(drill)} is the real name`, fix }];
  const regions = Object.values(workload.regions).filter((region) => region !== undefined);
  const taken = [activeHost(domain), ...regions.map((region) => hostOfRegion(domain, region))];
  if (!taken.includes(drill) && activeHost(drill) !== domain) return [];
  return [{ path: DRILL, message: `${show(drill)} meets a name that Holdfast makes of ${show(domain)} or of it`, fix }];
}

/** A name that users reach the service by, and the setting that it comes from. */
interface Named {
  path: string;
  host: string;
}

/** The names in use, the certificate's subject first. None where a setting that decides them is wrong. */
function namesInUse({ workload, dns }: Pick<Areas, "workload" | "dns">): Named[] {
  const domain = workload.domain;
  const drill = dns.drillName ?? drillHost(domain);
  const live: Named[] = dns.records === "drill" ? [] : [{ path: DOMAIN, host: domain }];
  return dns.records === "live" ? live : [...live, { path: DRILL, host: drill }];
}

function unbearable(areas: Pick<Areas, "workload" | "dns" | "standby">): Problem[] {
  const names = namesInUse(areas);
  const { standby } = areas;
  const site = standby.site.host === "s3-website" && hasPage(areas);
  return [...names.slice(0, 1).flatMap(longSubject), ...(site ? names.flatMap(noBucket) : [])];
}

function longSubject({ path, host }: Named): Problem[] {
  if (host.length <= LONGEST_SUBJECT) return [];
  return [
    {
      path,
      message: `${show(host)} has ${host.length} characters, too many for a certificate`,
      fix: `Allowed: at most ${LONGEST_SUBJECT}, ACM's limit.`,
    },
  ];
}

function noBucket({ path, host }: Named): Problem[] {
  const way = "or holdfast:standby.site.host: cloudfront";
  const why = "with an S3 website, whose bucket has the host's name";
  if (host.length > LONGEST_BUCKET_NAME) {
    const message = `${show(host)} has ${host.length} characters, too many for a bucket's name`;
    return [{ path, message, fix: `Allowed: at most ${LONGEST_BUCKET_NAME} ${why}; ${way}.` }];
  }
  const reserved = RESERVED_BUCKET_NAMES.exec(host)?.[1];
  if (reserved === undefined) return [];
  const message = `${show(host)} begins with ${reserved}, as no bucket's name may`;
  return [{ path, message, fix: `Allowed: another name ${why}; ${way}.` }];
}
