package dev.stackyard.ingest.internal.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * Makes HTTP connections that count what a server sends, errors included. TLS is the JDK's: a server's certificate must lead
 * to one that the JDK trusts, or to one in the file that {@code javax.net.ssl.trustStore} names.
 */
final class BudgetedConnections implements HttpConnectionFactory {

    private final TransferBudget budget;

    BudgetedConnections(TransferBudget budget) {
        this.budget = budget;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        budget.check();
        return new Connection(url, proxy, budget);
    }

    private static final class Connection extends JDKHttpConnection {

        private final TransferBudget budget;

        Connection(URL url, Proxy proxy, TransferBudget budget) throws IOException {
            super(url, proxy);
            this.budget = budget;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), budget);
        }
    }

    private static final class Counted extends FilterInputStream {

        private final TransferBudget budget;

        Counted(InputStream in, TransferBudget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            budget.received(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            budget.received(Math.max(0, n));
            return n;
        }
    }
}
