import type { FooterView } from '../lib/views/footer-view.ts';

interface FooterProps {
  readonly footer: FooterView;
  readonly label: string;
}

/** What would change the reading, and when it is read next. */
export function Footer({ footer, label }: FooterProps) {
  return (
    <footer class="footer">
      <p>
        <span class="footer-label">{label}</span>{' '}
        {footer.none ??
          footer.changes.map(({ text, leadsTo }) => (
            <span key={text} class="footer-item" title={leadsTo}>
              {text} <span class="quiet">{leadsTo}</span>
            </span>
          ))}
      </p>
      <p>
        {footer.nextClose && <span class="footer-item">{footer.nextClose}</span>}
        {footer.nextExpiry && (
          <span class="footer-item" title={footer.nextExpiryFull ?? undefined}>
            {footer.nextExpiry}
          </span>
        )}
      </p>
    </footer>
  );
}
