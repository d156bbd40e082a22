// Leases on jobs: one process works on a batch at a time, and another may go on when it died.
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { Problem } from '../errors.ts'
import type { Store, Work } from '../profiles/store.ts'
import type { Job } from './store.ts'

/** How long a lease holds without being renewed, in milliseconds. Work renews it with every unit, and a timer in between. */
export const leaseMs = 30_000

/** A job that is ours until `end`. */
export interface Lease {
  /** Called in every unit of work: extends the lease, or ends the unit when somebody else has it. @throws Problem RULE_REFUSED */
  fence (work: Work): Promise<void>
  /** Gives the job back within a unit of work. */
  release (work: Work): Promise<void>
  /** Renews by a timer from here on: a read that takes long (standard input, a slow disk) must not cost the lease. */
  begin (): void
  /** Stops the timer. */
  end (): void
}

export type Leases = ReturnType<typeof createLeases>

export function createLeases ({ store, now }: { readonly store: Store, readonly now: () => Date }) {
  const until = (): Date => new Date(now().getTime() + leaseMs)

  return {
    /**
     * Takes the job within a unit of work, which is to end with the refusal when there is one.
     * @throws Problem RULE_REFUSED while somebody else works on it
     */
    async take (work: Work, id: string, kind: Job['kind']): Promise<Lease> {
      const owner = `${hostname()}/${process.pid}/${randomBytes(8).toString('hex')}`
      const job = await work.job(id)
      const from = job?.owner != null && isGone(job.owner) ? job.owner : undefined
      if (!await work.takeJob({ id, kind, owner, now: now(), until: until(), from })) {
        throw new Problem('RULE_REFUSED', `${id} is being worked on. If that process died, its lease ends at ${job?.leasedUntil?.toISOString() ?? 'any moment'}; try again then.`)
      }
      let timer: NodeJS.Timeout | undefined
      return {
        begin () {
          timer = setInterval(() => { store.jobs.renew(id, owner, until()).catch(() => {}) }, leaseMs / 3)
          timer.unref()
        },
        async fence (unit) {
          if (!await unit.renewJob(id, owner, until())) throw new Problem('RULE_REFUSED', `${id} was taken over by another process, which goes on with it.`)
        },
        release: (unit) => unit.releaseJob(id, owner),
        end: () => { clearInterval(timer) }
      }
    },

    /** Whether somebody works on the job now. */
    isHeld: (job: Job | undefined): boolean => job?.owner != null && job.leasedUntil !== null && job.leasedUntil > now() && !isGone(job.owner)
  }
}

/** A process of this machine that is no more: nobody need wait for its lease to run out. Of other machines nothing is known. */
function isGone (owner: string): boolean {
  const [host, pid] = owner.split('/')
  if (host !== hostname() || pid === undefined) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
