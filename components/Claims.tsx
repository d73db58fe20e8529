import type { ClaimView, ClaimsView, VerdictView } from '../lib/views/claims-view.ts';

/** Each claim of the story with its verdict, and on which dialect it comes from. */
export function Claims({ view }: { readonly view: ClaimsView }) {
  return (
    <div class="claims">
      <h2>{view.title}</h2>
      <p class="quiet">{view.intro}</p>
      {view.claims.length > 0 && (
        <table>
          <thead class="unseen">
            <tr>
              <th scope="col">{view.columns.claim}</th>
              <th scope="col">{view.columns.verdict}</th>
            </tr>
          </thead>
          {view.claims.map((claim) => (
            <ClaimRows key={claim.id} claim={claim} numbers={view.numbers} />
          ))}
        </table>
      )}
    </div>
  );
}

function ClaimRows({ claim, numbers }: { readonly claim: ClaimView; readonly numbers: string }) {
  return (
    <tbody class="claim">
      <tr>
        <th scope="row">
          <span class="claim-id">{claim.id}</span> {claim.text}
        </th>
        <td class="claim-verdict">
          <VerdictText verdict={claim.verdict} />
        </td>
      </tr>
      {claim.findings.map((finding) => (
        <tr key={finding.dialects} class="claim-finding">
          <td colSpan={2}>
            <Finding finding={finding} numbers={numbers} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Finding({
  finding: { dialects, verdict, reason, numbers: told },
  numbers,
}: {
  readonly finding: ClaimView['findings'][number];
  readonly numbers: string;
}) {
  return (
    <>
      {dialects !== '' && (
        <p>
          <VerdictText verdict={verdict} /> <span class="quiet">{dialects}</span>
        </p>
      )}
      <p>{reason}</p>
      {told.length > 0 && (
        <details>
          <summary>{numbers}</summary>
          {told.map(({ dialect, rows }) => (
            <section key={dialect}>
              {told.length > 1 && <h3>{dialect}</h3>}
              <ul>
                {rows.map(({ name, value }) => (
                  <li key={name}>
                    <span>{name}</span> <span class="number">{value}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </details>
      )}
    </>
  );
}

const VerdictText = ({ verdict: { glyph, word, verdict } }: { readonly verdict: VerdictView }) => (
  <span class="verdict" data-verdict={verdict}>
    <span aria-hidden="true">{glyph}</span> {word}
  </span>
);
