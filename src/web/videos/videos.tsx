import type { Env } from '#platform/env.ts'
import { readText } from '#platform/text/inhalte.ts'
import { Aufklapper, Linkliste } from '#web/parts/index.ts'

/** A place for a video; without an address it is not shown. */
interface Video {
  slug: string
  titel: string
  adresse: string | null
  sprache: string
  transkript: string[]
}

export type EingerichtetesVideo = Video & { adresse: string }

/** The videos that the operator has set up, in one language (`de`, `gsg`). */
export function listVideos(env: Pick<Env, 'settings'>, sprache: string): EingerichtetesVideo[] {
  const { videos } = JSON.parse(readText(env, 'videos.json') ?? '{"videos":[]}') as { videos: Video[] }
  return videos.flatMap((video) => {
    const good = video.adresse !== null && /^(?:https:\/\/[^/]|\/(?![/\\]))/.test(video.adresse)
    return good && video.sprache === sprache ? [{ ...video, adresse: video.adresse! }] : []
  })
}

/**
 * The places for videos that are set up, each with its words to read. A link and no player: nothing is asked of another
 * provider before the person chooses to go there.
 */
export function VideosView({ videos, ebene = 2 }: { videos: readonly EingerichtetesVideo[]; ebene?: 2 | 3 }) {
  if (videos.length === 0) return null
  return (
    <>
      {ebene === 3 ? <h3>Videos</h3> : <h2>Videos</h2>}
      {videos.map((video) => (
        <>
          <Linkliste links={[{ text: video.titel, href: video.adresse, extern: video.adresse.startsWith('https:') }]} />
          <Aufklapper titel={`${video.titel}: der Text zum Lesen`}>
            {video.transkript.map((absatz) => (
              <p>{absatz}</p>
            ))}
          </Aufklapper>
        </>
      ))}
    </>
  )
}
