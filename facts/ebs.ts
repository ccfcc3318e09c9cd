import type { Published } from "./published";

export const VOLUME_LIMITS = {
  title:
    "EBS volumes: the least size in GiB, IOPS, and IOPS for each GiB; gp3 has a quarter MiB/s of throughput for each of its IOPS",
  sources: [
    "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type",
    "https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html",
  ],
  asOf: "2026-11-22",
  data: {
    gp3: { sizeGiB: 1, iops: { least: 3000, most: 80000, perGiB: 500 } },
    io2: { sizeGiB: 4, iops: { least: 100, most: 256000, perGiB: 1000 } },
  },
} as const satisfies Published;
