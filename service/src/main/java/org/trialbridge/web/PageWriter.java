package org.trialbridge.web;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Renders pages. A page is rendered whole before its first byte is sent, so that one that fails becomes an error page. */
final class PageWriter implements MessageBodyWriter<Page> {
    private static final Configuration TEMPLATES = templates();

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassLoaderForTemplateLoading(PageWriter.class.getClassLoader(), "");
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ENGLISH);
        templates.setLocalizedLookup(false);
        templates.setNumberFormat("computer");
        templates.setBooleanFormat("c");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setWrapUncheckedExceptions(true);
        templates.setFallbackOnNullLoopVariable(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return templates;
    }

    static String render(Page page) throws IOException {
        Map<String, Object> root = new HashMap<>();
        root.put("show", Show.INSTANCE);
        root.put("title", page.title());
        root.put("model", page.model());
        root.put("frame", page.frame());
        StringWriter out = new StringWriter();
        try {
            TEMPLATES.getTemplate(page.template()).process(root, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("can not render " + page.template(), e);
        }
        return out.toString();
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Page.class;
    }

    @Override
    public void writeTo(
            Page page,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(render(page).getBytes(StandardCharsets.UTF_8));
    }
}
